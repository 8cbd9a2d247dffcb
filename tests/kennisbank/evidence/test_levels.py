"""A level is published by the panel, with a reason and a day, and stands on every page of the instrument (K3)."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageLogEntry

from kennisbank.evidence.actions import publish_level
from kennisbank.evidence.errors import DecidedMeanwhile, NotSupported
from kennisbank.evidence.models import EvidenceDecision
from kennisbank.models import InstrumentFacet, InstrumentPage, Source, SuccessFactor
from tests.factories import make_user
from tests.kennisbank.factories import make_index, make_instrument

TODAY = date(2026, 11, 23)
WHOLE = {
    "for_whom": "<p>Voor ploegen.</p>",
    "not_for": "<p>Niet voor één persoon.</p>",
    "cost_text": "Niets, en zes uur.",
    "last_verified": TODAY,
    "mechanism": "Wat je ziet, pak je op.",
    "steps": json.dumps([{"type": "step", "value": {"title": "Begin", "body": "<p>Doe het.</p>"}}]),
    "conditions": json.dumps([{"type": "condition", "value": "Tijd"}]),
}


@pytest.fixture
def panel(db):
    user = make_user("panel@example.org")
    user.groups.add(Group.objects.get(name="redactie"))
    return user


@pytest.fixture
def instrument(kennisbank):
    page = make_instrument(kennisbank, **WHOLE)
    for number in range(2):
        Source.objects.create(page=page, locale=page.locale, title=f"Bron {number}", kind="handbook", year=2020)
    return page


def decide(page, level, by, seen=0, **reason):
    reason = reason or {"nl": "Goed te volgen.", "en": "Easy to follow."}
    return publish_level(page, level, reason=reason, seen=seen, by=by, role="Het redactiepanel", today=TODAY)


def test_published_level_stands_on_the_page_in_lists_and_in_the_facet(instrument, panel, client):
    assert "Nog niet beoordeeld" in client.get(instrument.url).content.decode()
    decision = decide(instrument, 2, panel)
    assert (decision.proposed_level, decision.deductions, decision.decided_on) == (2, [], TODAY)
    html = client.get(instrument.url).content.decode()
    assert "2 van 5:" in html
    assert "Goed te volgen." in html
    assert "23 november 2026" in html
    assert "Nog niet beoordeeld" not in html
    assert list(InstrumentFacet.objects.filter(facet="bewijs").values_list("value", flat=True)) == ["2"]
    entry = PageLogEntry.objects.get(action="evidence.publish")
    assert (entry.user, entry.data) == (panel, {"level": 2})


def test_translation_says_the_same(instrument, panel, tree, client):
    english = make_instrument(make_index(tree.en), "Skills matrix", translation_key=instrument.translation_key)
    decide(instrument, 2, panel)
    html = client.get(english.url).content.decode()
    assert "Well founded" in html
    assert "Easy to follow." in html


def test_draft_from_before_brings_no_old_level_back(instrument, panel):
    draft = instrument.save_revision()
    decide(instrument, 2, panel)
    draft.publish()
    assert InstrumentPage.objects.get().evidence_level == 2


def test_what_the_rules_do_not_allow_is_refused_and_less_is_allowed(instrument, panel):
    with pytest.raises(NotSupported) as refusal:
        decide(instrument, 3, panel)
    assert (refusal.value.level, refusal.value.highest) == (3, 2)
    assert EvidenceDecision.objects.count() == 0
    first = decide(instrument, 1, panel)
    decide(instrument, 0, panel, seen=first.pk)
    assert InstrumentPage.objects.get().evidence_level == 0


def test_fifth_level_needs_two_comparable_studies(instrument, panel):
    for number in range(2):
        Source.objects.create(
            page=instrument,
            locale=instrument.locale,
            title=f"Studie {number}",
            kind="study",
            year=2025,
            control_group=True,
            comparable=bool(number),
        )
    with pytest.raises(NotSupported):
        decide(instrument, 5, panel)
    Source.objects.filter(kind="study").update(comparable=True)
    decide(instrument, 5, panel)
    assert InstrumentPage.objects.get().evidence_level == 5


def test_second_of_two_editors_is_told(instrument, panel):
    decide(instrument, 1, panel)
    with pytest.raises(DecidedMeanwhile):
        decide(instrument, 2, panel)
    assert EvidenceDecision.objects.count() == 1


def test_history_stays_readable(instrument, panel, client):
    first = decide(instrument, 1, panel, nl="Eerst alleen beschreven.")
    decide(instrument, 2, panel, seen=first.pk)
    html = client.get(instrument.url).content.decode()
    assert html.index("Goed te volgen.") < html.index("Eerst alleen beschreven.")


def test_page_says_how_it_was_decided_from_the_same_rules(instrument, panel, client):
    html = client.get(instrument.url).content.decode()
    assert html.count("klopt:") == 6
    decide(instrument, 2, panel)
    html = client.get(instrument.url).content.decode()
    assert (html.count("klopt:"), html.count("nog niet:")) == (8, 2)  # both lower levels, and the third is missing
    explained = client.get("/kennisbank/bewijskracht/").content.decode()
    assert "vijf bedrijven maten vooraf en achteraf" in explained
    assert "alleen directeuren gaven antwoord" in explained


def test_success_factors_say_who_confirms_them(instrument, client):
    make = {"page": instrument, "locale": instrument.locale}
    SuccessFactor.objects.create(
        kind="condition", statement="De baas doet mee.", confirmed_by="practice", companies=8, **make
    )
    SuccessFactor.objects.create(kind="pitfall", statement="Te veel taken.", confirmed_by="study", **make)
    html = client.get(instrument.url).content.decode()
    assert "gezegd door 8 bedrijven die het probeerden" in html
    assert "(hier gaat het vaak mis; een onderzoek)" in html


def test_panel_sees_first_what_differs_and_publishes(instrument, kennisbank, panel, client):
    make_instrument(kennisbank, "Zonder iets")
    client.force_login(panel)
    found = client.get("/beheer/evidence/").context["found"]
    assert [(each.page.title, each.differs) for each in found] == [("Vaardighedenmatrix", True), ("Zonder iets", False)]
    address = f"/beheer/evidence/{instrument.pk}/"
    page = client.get(address)
    assert page.context["form"].initial == {"level": 2, "seen": 0}
    sent = {"level": "3", "seen": "0", "reason_nl": "Omdat het kan.", "reason_en": ""}
    refused = client.post(address, sent)
    assert "De regels staan hoogstens niveau 2 toe." in refused.content.decode()
    assert "Omdat het kan." in refused.content.decode()
    assert client.post(address, sent | {"level": "2"}).url == "/beheer/evidence/"
    late = client.post(address, sent | {"level": "1"})
    assert "Iemand anders heeft intussen besloten." in late.content.decode()
    assert client.post(address, sent | {"level": "2", "reason_nl": ""}).context["form"].errors.keys() == {"reason_nl"}


@pytest.mark.parametrize(
    "wrong", [{"level": "6"}, {"level": "x"}, {"level": ""}, {"seen": ""}, {"reason_nl": "x" * 241}]
)
def test_wrong_form_changes_nothing(instrument, panel, client, wrong):
    client.force_login(panel)
    sent = {"level": "2", "seen": "0", "reason_nl": "Omdat."} | wrong
    assert client.post(f"/beheer/evidence/{instrument.pk}/", sent).status_code == 200
    assert EvidenceDecision.objects.count() == 0


@pytest.mark.parametrize("number", [3, 30])
def test_list_of_the_panel_asks_as_much_for_3_as_for_30(kennisbank, panel, client, number, django_assert_num_queries):
    for each in range(number):
        make_instrument(kennisbank, f"Instrument {each}", **WHOLE)
    client.force_login(panel)
    client.get("/beheer/evidence/")
    with django_assert_num_queries(13):
        client.get("/beheer/evidence/")
