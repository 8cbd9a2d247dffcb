"""Every form says which field is wrong and what to do, beside the field and in the summary above the form."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override

from pagekit.forms import PublicForm, SingleLineField
from pagekit.models import SiteSettings
from pagekit.templatetags.form_words import errors_in_words, named_errors
from programme.models import ContactPage
from tests.community.factories import make_company, make_member
from tests.factories import make_user
from tests.privacy.human import human_fields


class SampleForm(PublicForm):
    town = SingleLineField(label="Plaats", max_length=5)
    mail = forms.EmailField(label="E-mailadres")
    hours = forms.IntegerField(label="Uren", min_value=1, max_value=40)
    size = forms.ChoiceField(label="Hoe groot?", choices=[("a", "A")])
    why = forms.CharField(label="Waarom?", error_messages={"required": "Vertel het ons."})


GOOD = {"town": "Lochem"[:5], "mail": "jan@example.org", "hours": "3", "size": "a", "why": "Zo"}


@pytest.mark.parametrize(
    ("field", "typed", "dutch", "english"),
    [
        ("town", "", "Vul “Plaats” in.", "Fill in “Plaats”."),
        ("town", "Zutphen", "Maak “Plaats” korter: hooguit 5 tekens.", "Make “Plaats” shorter: at most 5 characters."),
        (
            "mail",
            "jan",
            "Dit is geen volledig e-mailadres. Het ziet eruit als naam@voorbeeld.nl.",
            "This is not a complete email address. It looks like name@example.org.",
        ),
        (
            "hours",
            "veel",
            "Vul bij “Uren” een heel getal in, bijvoorbeeld 12.",
            "Fill in a whole number at “Uren”, such as 12.",
        ),
        ("hours", "0", "Vul bij “Uren” 1 of meer in.", "Fill in a number of 1 or more at “Uren”."),
        ("hours", "41", "Vul bij “Uren” 40 of minder in.", "Fill in a number of 40 or less at “Uren”."),
        (
            "size",
            "",
            "Kies een van de antwoorden bij “Hoe groot?”.",
            "Choose one of the answers at “Hoe groot?”.",
        ),
        (
            "size",
            "z",
            "Kies een van de antwoorden bij “Hoe groot?”.",
            "Choose one of the answers at “Hoe groot?”.",
        ),
        ("why", "", "Vertel het ons.", "Vertel het ons."),
    ],
)
def test_error_says_what_to_do(field, typed, dutch, english):
    form = SampleForm(GOOD | {field: typed})
    assert errors_in_words(form[field]) == [dutch]
    with override("en"):
        assert errors_in_words(SampleForm(GOOD | {field: typed})[field]) == [english]
    assert [errors_in_words(form[name]) for name in GOOD if name != field] == [[]] * 4


def test_own_words_come_after_the_label_in_the_summary_unless_they_name_it():
    form = SampleForm({"mail": "jan", "hours": "3", "size": "a"})
    assert [sentence for field in form for sentence in named_errors(field)] == [
        "Vul “Plaats” in.",
        "Dit is geen volledig e-mailadres. Het ziet eruit als naam@voorbeeld.nl.",
        "Waarom? Vertel het ons.",
    ]


def test_email_is_e_mail():
    form = SampleForm({"mail": "jan"})
    form.fields["mail"].label = "E-mail address"
    with override("en"):
        assert named_errors(form["mail"]) == ["This is not a complete email address. It looks like name@example.org."]


def test_what_was_typed_as_a_label_is_escaped():
    form = SampleForm({})
    form.fields["town"].label = "<b>Plaats</b>"
    summary = render_to_string("components/error_summary.html", {"form": form})
    assert "Vul “&lt;b&gt;Plaats&lt;/b&gt;” in." in summary
    assert "&lt;b&gt;Plaats&lt;/b&gt;” in." in render_to_string("components/field.html", {"field": form["town"]})


def summary_of(response):
    """The sentences above the form."""
    box = re.search(r'<div class="lg-error-summary".*?</div>', response.text, re.DOTALL).group()
    return [strip_tags(item).strip() for item in re.findall(r"<li>(.*?)</li>", box, re.DOTALL)]


def test_empty_contact_form_names_every_field(client, tree):
    SiteSettings.objects.create(site=tree.site, contact_mailbox="redactie@example.org")
    tree.nl.add_child(instance=ContactPage(title="Contact", slug="contact", locale=tree.dutch))
    response = client.post("/contact/", {**human_fields(), "name": ""})
    assert summary_of(response) == [
        "Vul je naam in.",
        "Vul je e-mailadres in. Ons antwoord gaat daarheen.",
        "Waar gaat het over? Zeg in een paar woorden waar het over gaat.",
        "Schrijf je bericht.",
    ]
    assert "Dit is een verplicht veld" not in response.text


@pytest.mark.parametrize(
    ("path", "typed", "sentences"),
    [
        ("/account/login/", {"login": ""}, ["Vul je e-mailadres in."]),
        (
            "/account/login/",
            {"login": "jan"},
            ["Dit is geen volledig e-mailadres. Het ziet eruit als naam@voorbeeld.nl."],
        ),
        ("/account/login/wachtwoord/", {}, ["Vul je e-mailadres in.", "Vul je wachtwoord in."]),
        ("/en/account/login/", {"login": ""}, ["Fill in your email address."]),
        ("/aanmelding/link-opnieuw/", {}, ["Vul het e-mailadres in waarmee je je hebt aangemeld."]),
    ],
)
def test_forms_of_other_rooms_say_it_the_same_way(client, tree, path, typed, sentences):
    assert summary_of(client.post(path, {**human_fields(), **typed})) == sentences


def test_forms_of_a_company_say_it_the_same_way(client, tree):
    company = make_company()
    client.force_login(make_user())
    assert summary_of(client.post("/mijn/bedrijf/toevoegen/", {})) == ["Vul de naam van het bedrijf in."]
    client.force_login(make_member(company))
    response = client.post(f"/mijn/bedrijf/{company.slug}/mensen/", {"email": "", "role": ""})
    assert summary_of(response) == [
        "Vul het e-mailadres van je collega in. De uitnodiging gaat daarheen.",
        "Kies een van de antwoorden bij “Rol”.",
    ]
