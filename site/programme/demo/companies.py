"""The fictional companies of the demonstration, their people, and the page that lists them."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Locale

from community.companies.actions.coaching import let_coach_see
from community.companies.enums import Role
from community.companies.models import Membership, Organisation, ParticipantsPage
from programme.demo.accounts import account
from programme.demo.reading import read
from programme.demo.removing import take_off
from programme.demo.site_pages import place
from programme.models import HomePage

# The broad branch of what a company says it does, by words in it.
SECTORS = (
    ("installation", ("installatie", "elektro", "koel")),
    ("automation", ("automatisering",)),
    ("wood", ("meubel", "timmer")),
    ("construction", ("riet",)),
    ("process", ("kunststof",)),
    ("metal", ("staal", "machine", "plaat", "verspaning", "smed", "las")),
)
PEOPLE = (
    ("staalbouw-oude-ijssel", "werkgever", Role.ADMINISTRATOR),
    ("staalbouw-oude-ijssel", "medewerker", Role.EMPLOYEE),
    ("meubelmakerij-berkel", "werkgever2", Role.ADMINISTRATOR),
)
PAGE = {
    "nl": (
        "Deelnemers",
        "<p>Bedrijven die meedoen en zich hier laten zien. Elk bedrijf kiest zelf wat het vertelt.</p>",
    ),
    "en": (
        "Participants",
        "<p>Companies that take part and chose to be shown here. Each company decides what it tells.</p>",
    ),
}
COPIED = (
    "name", "kvk", "municipality", "size_band",
    "about_nl", "about_en", "seeks_nl", "seeks_en", "offers_nl", "offers_en",
)  # fmt: skip


COACHED = ("staalbouw-oude-ijssel", "werkgever")  # the company that lets the coach look along, and who said so


def load(*, today: date) -> None:
    """Add the companies, memberships and pages that are not there yet."""
    for number, content in enumerate(read("site/companies.toml")["company"]):
        _company(content, today - timedelta(days=200 - 7 * number))
    for slug, name, role in PEOPLE:
        _member(Organisation.objects.get(slug=slug), name, role, today - timedelta(days=90))
    let_coach_see(
        Organisation.objects.get(slug=COACHED[0]),
        account("coach"),
        by=account(COACHED[1]),
        now=at_nine(today - timedelta(days=60)),
    )
    for locale in Locale.objects.filter(language_code__in=PAGE).order_by("-language_code"):
        home = HomePage.objects.filter(locale=locale, depth=2).first()
        if home:
            title, introduction = PAGE[locale.language_code]
            place(
                home, ParticipantsPage, locale, "deelnemers", "deelnemers",
                title=title, introduction=introduction, show_in_menus=True,
            )  # fmt: skip


def at_nine(day: date) -> datetime:
    """Nine o'clock on `day`."""
    return timezone.make_aware(datetime.combine(day, time(9)))


def _company(content, day):
    trade = content["sector_nl"]
    Organisation.objects.get_or_create(
        slug=content["slug"],
        defaults={
            **{name: content[name] for name in COPIED},
            "trade_nl": trade,
            "trade_en": content["sector_en"],
            "sector": _sector(trade.lower()),
            "visibility": content["visible"],
            "is_fictional": content["fictional"],
            "created_at": at_nine(day),
        },
    )


def _sector(trade):
    return next((sector for sector, words in SECTORS if any(word in trade for word in words)), "other")


def _member(organisation, name, role, day):
    user = account(name)
    if not Membership.objects.active().filter(organisation=organisation, user=user).exists():
        Membership.objects.create(organisation=organisation, user=user, role=role, joined_at=at_nine(day))


def remove() -> None:
    """Take the fictional companies away, with who belongs to them."""
    Organisation.objects.filter(is_fictional=True).delete()
    take_off(ParticipantsPage.objects.all())
