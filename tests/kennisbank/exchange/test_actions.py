"""Instruments of another region come in as drafts; nothing that is here is lost (OT-19)."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from kennisbank.evidence.models import EvidenceDecision
from kennisbank.exchange.actions import take_over
from kennisbank.exchange.archive import name_of, pack, text_of, unpack
from kennisbank.exchange.enums import State
from kennisbank.exchange.errors import ChangedMeanwhile
from kennisbank.exchange.queries import documents_of, exportable, fingerprint, plan
from kennisbank.models import InstrumentPage, KennisbankIndexPage, RelatedInstrument, Source, SuccessFactor
from programme.demo import instruments
from tests.factories import make_user
from tests.kennisbank.exchange.files import make_document, make_file
from tests.kennisbank.factories import make_index, make_instrument

WHOLE = {
    "conditions": ["Er is een rooster."],
    "steps": [{"title": "Begin", "who": "Jij", "duration": "1 uur", "body": "<p>Doe het.</p>"}],
    "pitfalls": [{"pitfall": "Het wordt vergeten.", "remedy": "Zet het in het rooster."}],
    "sources": [
        {"title": "Bron", "kind": "study", "year": 2020, "url": "https://example.org/a", "control_group": True}
    ],
    "success_factors": [{"kind": "condition", "statement": "Tijd", "confirmed_by": "practice", "companies": 3}],
    "form": {"title": "Blad", "parts": [{"type": "table", "title": "T", "columns": ["A"], "rows": [["1."]]}]},
    "tags": ["rooster", "tijd"],
}


def states(planned):
    return [each.state for each in planned]


def written():
    """Every instrument as it is written, by its name in an archive."""
    return {name_of(document): text_of(document) for document in documents_of(exportable())}


@pytest.fixture
def editor(db):
    user = make_user("redactie@example.org")
    user.groups.add(Group.objects.get(name="redactie"))
    return user


def test_every_demonstration_instrument_comes_back_as_it_went(tree):
    instruments.load(today=date(2026, 11, 23))
    before = written()
    archive = pack(documents_of(exportable()))
    for page in InstrumentPage.objects.all():
        page.delete()
    EvidenceDecision.objects.all().delete()
    index = KennisbankIndexPage.objects.get(locale__language_code="nl")
    done = take_over(unpack("a.zip", archive), index, by=None)
    assert [each for each in done if each.reasons] == []
    assert set(states(done)) == {State.NEW}
    assert len(done) == len(before) == 44
    assert written() == before
    assert set(states(plan(unpack("a.zip", archive), index, by=None))) == {State.UNCHANGED}
    assert set(InstrumentPage.objects.values_list("live", "evidence_level")) == {(False, 0)}


def test_new_instrument_is_a_draft_with_all_its_parts(kennisbank, editor):
    [done] = take_over([make_file(**WHOLE)], kennisbank, by=editor)
    page = InstrumentPage.objects.get()
    assert (done.state, page.live, page.owner, page.evidence_level) == (State.NEW, False, editor, 0)
    assert page.latest_revision.user == editor
    assert (page.sources.get().year, page.success_factors.get().companies) == (2020, 3)
    assert page.steps[0].value["who"] == "Jij"
    assert page.form_parts[0].value.printed_rows()[0] == ["1."]
    assert {tag.name for tag in page.tags.all()} == {"rooster", "tijd"}
    page.latest_revision.publish()
    again = plan([make_file(**WHOLE, id=str(page.translation_key))], kennisbank, by=editor)
    assert states(again) == [State.UNCHANGED]


def test_change_is_a_new_draft_and_what_is_live_stays(kennisbank, editor):
    take_over([make_file(**WHOLE)], kennisbank, by=None)
    page = InstrumentPage.objects.get()
    page.latest_revision.publish()
    source = Source.objects.get()
    more = WHOLE["sources"] + [{"title": "Nieuw", "kind": "review"}]
    [done] = take_over([make_file(**WHOLE | {"summary": "Nieuw.", "sources": more})], kennisbank, by=editor)
    assert (done.state, done.parts) == (State.CHANGED, ("summary", "sources"))
    page = InstrumentPage.objects.get()
    assert (page.summary, page.live, page.has_unpublished_changes) == ("Elke week een uur om te leren.", True, True)
    draft = page.get_latest_revision_as_object()
    assert (draft.summary, [row.title for row in draft.sources.all()]) == ("Nieuw.", ["Bron", "Nieuw"])
    page.latest_revision.publish()
    rows = Source.objects.order_by("sort_order").values_list("pk", "title")
    assert (rows[0], rows[1][1]) == ((source.pk, "Bron"), "Nieuw")


def test_draft_of_somebody_else_keeps_what_the_file_does_not_change(kennisbank):
    take_over([make_file(**WHOLE)], kennisbank, by=None)
    page = InstrumentPage.objects.get()
    page.mechanism = "Half geschreven"
    page.save_revision()
    take_over([make_file(**WHOLE | {"summary": "Nieuw.", "mechanism": "Half geschreven"})], kennisbank, by=None)
    draft = InstrumentPage.objects.get().get_latest_revision_as_object()
    assert (draft.mechanism, draft.summary) == ("Half geschreven", "Nieuw.")


def test_languages_find_each_other(tree):
    dutch, english = make_index(tree.nl), make_index(tree.en)
    english.translation_key = dutch.translation_key
    english.save()
    take_over([make_file(**WHOLE), make_file(**WHOLE | {"language": "en"})], dutch, by=None)
    nl, en = InstrumentPage.objects.order_by("-locale__language_code")
    assert (nl.translation_key, nl.get_parent().pk, en.get_parent().pk) == (en.translation_key, dutch.pk, english.pk)
    assert nl.steps[0].id == en.steps[0].id
    assert nl.sources.get().translation_key == en.sources.get().translation_key


def test_relations_are_made_once_all_are_there_and_what_is_unknown_is_told(kennisbank):
    first = make_file(slug="een", title="Een", related=["twee", "weg"])
    second = make_file(slug="twee", title="Twee", related=["een"])
    done = take_over([first, second], kennisbank, by=None)
    assert [each.unknown for each in done] == [("weg",), ()]
    pairs = RelatedInstrument.objects.values_list("page__slug", "instrument__slug")
    assert set(pairs) == {("een", "twee"), ("twee", "een")}
    assert states(plan([first, second], kennisbank, by=None)) == [State.UNCHANGED, State.UNCHANGED]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "toverij"}, "soort: Waarde 'toverij' is geen geldige keuze."),
        ({"size_bands": ["reus"]}, "grootte van het bedrijf: Kies uit de lijst."),
        ({"building_blocks": [7]}, "bouwstenen: Kies uit de lijst."),
        ({"minutes_per_week": 2401}, "minuten per week: Zorg ervoor dat deze waarde hoogstens 2400 is."),
        ({"language": "de"}, "Hier is geen kennisbank waarin je “de” mag schrijven."),
        ({"related": [str(number) for number in range(7)]}, "Hoogstens 6 verwante instrumenten."),
        ({"tags": ["x" * 101]}, "Een label is een woord van hoogstens 100 tekens."),
        ({"steps": [{"title": "", "body": "<p>x</p>"}]}, "stappen: Dit is een verplicht veld."),
        ({"sources": [{"title": "x", "kind": "roddel"}]}, "bron, soort: Waarde 'roddel' is geen geldige keuze."),
        (
            {"sources": [{"title": "x", "kind": "study", "url": "javascript:1"}]},
            "bron, adres: Voer een geldige URL in.",
        ),
    ],
)  # fmt: skip
def test_what_a_page_cannot_hold_is_refused_with_the_reason(kennisbank, changes, reason):
    files = [make_file(**changes), make_file(slug="goed", title="Goed")]
    done = take_over(files, kennisbank, by=None)
    assert (states(done), done[0].reasons) == ([State.REFUSED, State.NEW], (reason,))
    assert [page.slug for page in InstrumentPage.objects.all()] == ["goed"]


def test_same_address_or_id_twice_counts_once(kennisbank):
    key = "3d2f342a-e790-4c67-8758-9c74eb7b3d3c"
    files = [make_file(id=key), make_file(title="Ander"), make_file(slug="ander", id=key), ("x.toml", b"\x00")]
    done = take_over(files, kennisbank, by=None)
    assert states(done) == [State.NEW, State.REFUSED, State.REFUSED, State.REFUSED]
    assert done[1].reasons == ("Het adres of id staat twee keer in dit bestand. Het eerste telt.",)


def test_address_of_another_instrument_is_refused(kennisbank):
    make_instrument(kennisbank, "Vaste leertijd", slug="vaste-leertijd")
    done = plan([make_file(id="3d2f342a-e790-4c67-8758-9c74eb7b3d3c")], kennisbank, by=None)
    assert done[0].reasons == ("Een ander instrument heeft hier het adres “vaste-leertijd”.",)


def test_locked_page_is_left(kennisbank, editor):
    page = make_instrument(kennisbank, "Vaste leertijd", slug="vaste-leertijd")
    page.locked = True
    page.save()
    assert states(plan([make_file()], kennisbank, by=editor)) == [State.REFUSED]


def test_who_may_not_write_pages_brings_nothing_in(kennisbank):
    assert states(plan([make_file()], kennisbank, by=make_user("coach@example.org"))) == [State.REFUSED]


def test_what_changed_after_the_look_is_not_written(kennisbank, editor):
    seen = fingerprint(plan([make_file()], kennisbank, by=editor))
    make_instrument(kennisbank, "Vaste leertijd", slug="vaste-leertijd")
    with pytest.raises(ChangedMeanwhile):
        take_over([make_file()], kennisbank, by=editor, seen=seen)
    assert InstrumentPage.objects.get().latest_revision is None


def test_look_writes_nothing(kennisbank):
    assert states(plan([make_file(**WHOLE)], kennisbank, by=None)) == [State.NEW]
    assert (InstrumentPage.objects.count(), SuccessFactor.objects.count()) == (0, 0)


def test_level_of_proof_does_not_travel(kennisbank):
    make_instrument(kennisbank, evidence_level=3)
    [document] = documents_of(exportable())
    assert not [key for key in document if "proof" in key or "evidence" in key]
    assert set(make_document()) == set(document)
