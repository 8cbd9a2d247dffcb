"""`load_demo --reset` makes the demonstration anew and leaves alone what people made."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Site

from accounts.models import User
from community.companies.models import Membership, Organisation
from community.practices.actions.company import agree
from community.practices.models import PracticePage, PracticeSubmission
from events.models import Attendee, EventPage, EventSession, Registration
from kennisbank.models import InstrumentPage
from pagekit.models import CustomImage
from programme.models import NewsIndexPage, NewsPage, Partner, Programme
from tests.community.factories import make_company, make_member, make_text_ready
from tests.events.factories import book, make_session
from tests.events.organisers import make_role
from tests.programme.test_load_demo import counts

pytestmark = pytest.mark.timeout(400)  # each loads the demonstration twice
LOADED = (
    Site,
    Page,
    User,
    Organisation,
    Membership,
    PracticeSubmission,
    EventSession,
    Attendee,
    CustomImage,
    Programme,
)
# Where a page hangs changes with its neighbours; which number an instrument has, with the instrument.
MAY_CHANGE = {"path", "numchild", "instrument_id"}


def numbers():
    """Every row of what the demonstration loads, but for the root of the page tree."""
    return {(model._meta.label, pk) for model in LOADED for pk in model.objects.values_list("pk", flat=True)} - {
        ("wagtailcore.Page", Page.objects.get(depth=1).pk)
    }


def test_reset_makes_every_row_anew(db):
    call_command("load_demo", verbosity=0)
    fresh, rows = counts(), numbers()
    NewsPage.objects.filter(slug="slim-eerst-een-plan-dan-een-aanvraag").update(title="Door een bezoeker veranderd")
    User.objects.get(email="redactie@leergilde.example").set_password("vergeten")
    book(EventSession.objects.upcoming(now=timezone.now()).first(), "Bezoeker", now=timezone.now())
    call_command("load_demo", reset=True, verbosity=0)
    assert counts() == fresh
    assert rows & numbers() == set()
    assert not NewsPage.objects.filter(title__startswith="Door een bezoeker").exists()
    assert not Registration.objects.filter(contact_name="Bezoeker").exists()


def make_own_rows():
    """What people make on a demonstration site: one row of each."""
    now = timezone.now()
    editor, organiser = make_role("redactie"), make_role("organisatie")
    company = make_company("Eigen Bedrijf")
    boss = make_member(company)
    instrument = InstrumentPage.objects.get(slug="dagstart-met-leerpunt", locale__language_code="nl")
    practice = agree(make_text_ready(company, boss, instrument, editor), number=1, by=boss, now=now)
    index = NewsIndexPage.objects.get(locale__language_code="nl")
    drawing = CustomImage.objects.get(title="Tekening team")
    news = NewsPage(
        title="Eigen nieuws",
        slug="eigen-nieuws",
        category="programme",
        locale=index.locale,
        image=drawing,
        introduction="Van ons.",
    )
    index.add_child(instance=news).save_revision().publish()
    news.refresh_from_db()
    event = EventPage.objects.get(slug="kickstart-voor-nieuwkomers", locale__language_code="nl")
    session = make_session(event, by=organiser, now=now)
    place = book(session, "Anna", now=now).attendees[0]
    partner = Partner.objects.create(name="Eigen partner", kind="company")
    page = PracticePage.objects.get(submission=practice)
    return [editor, organiser, company, boss, practice, page, drawing, news, event, session, place, partner]


def stored(rows):
    """What the database has of `rows` now."""
    found = [type(row).objects.filter(pk=row.pk).values().first() for row in rows]
    return [each and {name: value for name, value in each.items() if name not in MAY_CHANGE} for each in found]


def test_reset_leaves_what_people_made(client, db):
    call_command("load_demo", verbosity=0)
    own = make_own_rows()
    before, rows = stored(own), counts()
    call_command("load_demo", reset=True, verbosity=0)
    assert stored(own) == before
    assert counts() == rows
    practice = PracticeSubmission.objects.get(organisation__name="Eigen Bedrijf")
    instrument = InstrumentPage.objects.get(slug="dagstart-met-leerpunt", locale__language_code="nl")
    assert [practice.instrument, PracticePage.objects.get(submission=practice).instrument] == [instrument] * 2
    for address in ("/nieuws/eigen-nieuws/", "/agenda/kickstart-voor-nieuwkomers/", instrument.url):
        assert client.get(address).status_code == 200, address
