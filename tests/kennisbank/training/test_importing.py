"""Files come in once, a portion at a time, and lose nothing."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kennisbank.training import actions
from kennisbank.training.enums import ImportState
from kennisbank.training.errors import NotNow
from kennisbank.training.models import ImportRow, ModuleDate, OfferImport, TrainingModule
from kennisbank.training.periodic import forget_files, work_off
from kennisbank.training.queries import counts_of
from tests.factories import make_staff, make_user
from tests.kennisbank.factories import make_instrument
from tests.kennisbank.training.factories import COLUMNS, make_csv, make_module, make_provider, make_row

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
INDEX = "/beheer/training/import/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def school(db):
    return make_provider()


def receive(*rows, columns=COLUMNS):
    return actions.receive("aanbod.csv", make_csv(*rows, columns=columns), by=None, now=NOW)


def states(batch):
    return list(batch.rows.order_by("line").values_list("state", flat=True))


def test_looking_at_a_file_writes_no_module(school):
    batch = receive(make_row(), make_row("A2", provider="Onbekend"))
    assert (batch.state, states(batch)) == (ImportState.CHECKED, ["new", "refused"])
    assert not TrainingModule.objects.exists()


def test_confirmed_rows_come_in_and_refused_ones_do_not(school, kennisbank):
    matrix = make_instrument(kennisbank)
    columns = f"{COLUMNS};uren;prijs;start;instrumenten"
    batch = receive(
        f"{make_row()};40;€ 1.250;15-2-2027|16-2-2027;{matrix.slug}", f"{make_row('A2')};;;;x", columns=columns
    )
    actions.confirm(batch, by=None, now=NOW)
    batch.refresh_from_db()
    module = TrainingModule.objects.get()
    assert (batch.state, batch.finished_at) == (ImportState.DONE, NOW)
    assert (module.provider, module.title, module.hours, module.price) == (school, "Lassen", 40, 1250)
    assert (module.hours_band, module.checked_on) == ("week", date(2026, 11, 24))
    assert [row.starts_on for row in module.dates.all()] == [date(2027, 2, 15), date(2027, 2, 16)]
    assert [row.instrument_id for row in module.instrument_links.all()] == [matrix.pk]


def test_same_file_again_changes_nothing_but_the_day_of_checking(school):
    module = make_module(school, summary="Leer lassen.", starts=[date(2027, 1, 1)])
    batch = receive(make_row())
    assert states(batch) == ["unchanged"]
    actions.confirm(batch, by=None, now=NOW)
    again = TrainingModule.objects.get()
    assert (again.pk, again.slug, again.checked_on) == (module.pk, module.slug, date(2026, 11, 24))
    assert (again.hours, ModuleDate.objects.count()) == (40, 1)


def test_change_keeps_what_the_file_has_no_column_for(school):
    make_module(school, summary="Oud.", starts=[date(2027, 1, 1)])
    batch = receive(make_row())
    assert states(batch) == ["changed"]
    actions.confirm(batch, by=None, now=NOW)
    module = TrainingModule.objects.get()
    assert (module.summary, module.hours, module.dates.count()) == ("Leer lassen.", 40, 1)


def test_empty_cell_empties_what_stood_there(school):
    make_module(school, summary="Leer lassen.", starts=[date(2027, 1, 1)])
    batch = receive(f"{make_row()};;", columns=f"{COLUMNS};uren;start")
    actions.confirm(batch, by=None, now=NOW)
    module = TrainingModule.objects.get()
    assert (module.hours, module.hours_band, module.dates.count()) == (None, "", 0)


def test_same_module_twice_in_a_file_comes_in_once(school):
    batch = receive(make_row(), make_row(title="Anders"), make_row("A2"), make_row("a2"))
    assert states(batch) == ["new", "refused", "new", "new"]
    assert batch.rows.get(line=3).reasons == [["twice", "", "2"]]


def test_file_comes_in_once(school):
    batch = receive(make_row())
    actions.confirm(batch, by=None, now=NOW)
    TrainingModule.objects.all().delete()
    with pytest.raises(NotNow):
        actions.confirm(batch, by=None, now=NOW)
    assert not TrainingModule.objects.exists()


def test_provider_that_went_meanwhile_refuses_its_rows(school):
    batch = receive(make_row())
    school.delete()
    actions.confirm(batch, by=None, now=NOW)
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == (ImportState.DONE, ["refused"])
    assert counts_of(batch)["done"] == 0


def test_long_file_is_for_the_worker_who_goes_on_where_it_stopped(school, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    batch = receive(*[make_row(f"A{number}") for number in range(5)])
    assert (batch.state, set(states(batch))) == (ImportState.CHECKING, {"waiting"})
    with pytest.raises(NotNow):
        actions.confirm(batch, by=None, now=NOW)
    assert actions.work_on(batch, today=NOW.date(), now=NOW, most=2) == 2
    assert states(batch) == ["new", "new", "waiting", "waiting", "waiting"]
    assert work_off(NOW) == "3 rows"
    batch.refresh_from_db()
    actions.confirm(batch, by=None, now=NOW)
    assert (batch.rows.filter(written=True).count(), TrainingModule.objects.count()) == (0, 0)
    batch.refresh_from_db()
    assert actions.work_on(batch, today=NOW.date(), now=NOW, most=2) == 2
    assert TrainingModule.objects.count() == 2
    assert work_off(NOW) == "3 rows"
    assert (TrainingModule.objects.count(), OfferImport.objects.get().state) == (5, ImportState.DONE)
    assert work_off(NOW) == "0 rows"


def test_worker_that_fails_halfway_leaves_the_portion_undone(school, monkeypatch):
    batch = receive(make_row("A1"), make_row("A2"))
    write, number = actions._write_module, iter(range(9))

    def fail_at_the_second(*arguments):
        if next(number) == 1:
            raise RuntimeError
        write(*arguments)

    monkeypatch.setattr(actions, "_write_module", fail_at_the_second)
    with pytest.raises(RuntimeError):
        actions.confirm(batch, by=None, now=NOW)
    assert (TrainingModule.objects.count(), batch.rows.filter(written=True).count()) == (0, 0)
    monkeypatch.setattr(actions, "_write_module", write)
    work_off(NOW)
    assert TrainingModule.objects.count() == 2


def test_files_are_forgotten_after_a_month_and_modules_stay(school):
    batch = receive(make_row())
    actions.confirm(batch, by=None, now=NOW)
    forget_files(NOW + timedelta(days=30))
    assert ImportRow.objects.count() == 1
    forget_files(NOW + timedelta(days=30, seconds=1))
    assert (ImportRow.objects.count(), TrainingModule.objects.count()) == (0, 1)


def upload(client, *rows):
    return client.post(INDEX, {"file": SimpleUploadedFile("aanbod.csv", make_csv(*rows))})


def test_editor_looks_then_brings_in(client, school):
    client.force_login(make_staff())
    answer = upload(client, make_row(), make_row("A2", title="=1+1", region="Mars"))
    batch = OfferImport.objects.get()
    assert answer.url == f"{INDEX}{batch.pk}/"
    page = client.get(answer.url).content.decode()
    assert "1 nieuwe module" in page
    assert "‘Mars’ is geen waarde die de kolom regio kent." in page
    assert client.post(answer.url).status_code == 302
    assert [module.title for module in TrainingModule.objects.all()] == ["Lassen"]
    assert client.post(answer.url, follow=True).context["batch"].state == ImportState.DONE


def test_refused_rows_can_be_mended_and_sent_again(client, school):
    client.force_login(make_staff())
    upload(client, make_row(title="=HYPERLINK(1)", region="Mars"), "kort")
    answer = client.get(f"{INDEX}{OfferImport.objects.get().pk}/refused.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == [*COLUMNS.split(";"), "regel", "redenen"]
    assert rows[1][2] == "'=HYPERLINK(1)"
    assert rows[1][-2:] == ["2", "‘Mars’ is geen waarde die de kolom regio kent."]
    assert rows[2][-2:] == ["3", "Deze regel heeft een ander aantal cellen dan de eerste regel."]
    assert len({len(row) for row in rows}) == 1


def test_file_that_is_none_is_refused_beside_the_field(client, school):
    client.force_login(make_staff())
    answer = client.post(INDEX, {"file": SimpleUploadedFile("foto.csv", b"\x00\x01")})
    assert answer.context["form"].errors["file"] == [
        "Dit is geen CSV-bestand. Sla je rekenblad op als ‘CSV (UTF-8)’ en probeer dat bestand."
    ]
    assert not OfferImport.objects.exists()


def test_empty_example_names_columns_that_can_be_read(client):
    client.force_login(make_staff())
    head = client.get(f"{INDEX}example.csv").content.decode("utf-8-sig").strip().split(";")
    assert {"aanbieder", "code", "titel", "instrumenten"} < set(head)


def test_member_and_coach_do_not_see_a_file(client, school):
    batch = receive(make_row())
    for user in (make_user(), make_user("b@example.org", is_staff=True)):
        client.force_login(user)
        for address in (INDEX, f"{INDEX}{batch.pk}/", f"{INDEX}{batch.pk}/refused.csv", f"{INDEX}999/"):
            assert client.get(address).status_code in {302, 404}, address
        client.post(f"{INDEX}{batch.pk}/")
    assert not TrainingModule.objects.exists()


@pytest.mark.parametrize("number", [3, 60])
def test_file_asks_as_much_for_many_rows(client, school, number, django_assert_num_queries):
    client.force_login(make_staff())
    batch = receive(*[make_row(f"A{at}") for at in range(number)])
    client.get(f"{INDEX}{batch.pk}/")
    with django_assert_num_queries(9):
        client.get(f"{INDEX}{batch.pk}/")
