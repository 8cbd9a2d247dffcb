"""The agenda of the demonstration: events in both languages, sessions past and to come, and who registered.

People register through the same actions as on the site, so seats, queue and log are as real ones would be. Their mails
are withdrawn: nobody in a demonstration has a mailbox.
"""

import uuid
from datetime import date, datetime, time, timedelta
from itertools import count

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone, translation
from django.utils.text import slugify
from wagtail.models import Locale, ModelLogEntry, Site

from community.companies.models import Organisation
from events import actions
from events.actions.frame import part_of_more
from events.models import AgendaPage, Attendee, EventInstrument, EventPage, EventSession, EventTheme, Registration
from events.rules import Admission, wall_time
from kennisbank.models import InstrumentPage
from outbox.models import OutboxMessage
from programme.demo import accounts, afterwards, demand, mailings, pairs, questions, tables, takeaways
from programme.demo.companies import COACHED
from programme.demo.links import with_page_links
from programme.demo.reading import read
from programme.demo.removing import take_off

NAMESPACE = uuid.UUID("0d0f1e58-5f6b-4a35-9a2b-6f1f6a3f7c10")
MAIL_DOMAIN = "deelnemers.example"
INTRODUCTION = {
    "nl": "Sessies en workshops waar bedrijven van elkaar leren. Kies een datum: aanmelden is gratis.",
    "en": "Sessions and workshops where companies learn from each other. Pick a date: registering is free.",
}
# Given names only: a demonstration needs no surnames, and nobody is recognised in it.
NAMES = (
    "Sanne", "Mehmet", "Joke", "Bart", "Fatima", "Gerrit", "Lotte", "Yusuf", "Marleen", "Henk", "Aicha", "Wim", "Noor",
    "Piotr", "Ilse", "Samir", "Truus", "Daan", "Olena", "Klaas", "Esra", "Ruud", "Femke", "Tesfay", "Wilma", "Jeroen",
)  # fmt: skip


def load(*, today: date) -> None:
    """Put the agenda under each home page. An event that is there already is left alone, its sessions too."""
    home = Site.objects.get(is_default_site=True).root_page
    agendas = {
        language: _agenda_page(parent.specific)
        for language in ("nl", "en")
        if (parent := home.get_translations(inclusive=True).filter(locale__language_code=language).first())
    }
    names = count()
    with part_of_more(), translation.override("nl"):
        for content in read("site/events.toml")["event"]:
            page = EventPage.objects.child_of(agendas["nl"]).filter(slug=content["slug_nl"]).first()
            page = page or _event_pages(agendas, content)
            if not _loaded_sessions(page.sessions):
                _name_instruments(content)
                _sessions(page, content, today, names)
        demand.load(domain=MAIL_DOMAIN, now=timezone.now())
    OutboxMessage.objects.filter(to__endswith=f"@{MAIL_DOMAIN}").exclude(kind="mailings.mail").delete()


def remove() -> None:
    """Take the events away, with their sessions and who registered for those.

    An event stays when organisers planned sessions of it themselves.
    """
    keys = [_key(content) for content in read("site/events.toml")["event"]]
    events = EventPage.objects.filter(translation_key__in=keys)
    sessions = EventSession.objects.filter(pk__in=_loaded_sessions(EventSession.objects.filter(event__in=events)))
    afterwards.remove(sessions)
    demand.remove(sessions, domain=MAIL_DOMAIN)
    mailings.remove(sessions)
    takeaways.remove(sessions)
    Attendee.objects.filter(session__in=sessions).delete()
    Registration.objects.filter(session__in=sessions).delete()
    sessions.delete()
    take_off(events.filter(translation_key__in=_without_sessions(keys)))
    take_off(AgendaPage.objects.all())


def _without_sessions(keys):
    kept = EventSession.objects.values_list("event__translation_key", flat=True)
    return set(keys) - set(kept)


def _loaded_sessions(sessions):
    """The numbers of those of `sessions` that were planned here: the log names nobody who did."""
    by_people = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(EventSession), action="events.plan", user__isnull=False
    )
    numbers = set(map(int, by_people.values_list("object_id", flat=True)))
    return [pk for pk in sessions.values_list("pk", flat=True) if pk not in numbers]


def _agenda_page(home):
    existing = AgendaPage.objects.child_of(home).first()
    if existing:
        return existing
    language = home.locale.language_code
    page = AgendaPage(
        title="Agenda", slug="agenda", introduction=INTRODUCTION[language], show_in_menus=True, locale=home.locale
    )
    page.first_published_at = page.last_published_at = timezone.now()
    source = AgendaPage.objects.filter(locale__language_code="nl").first()
    if source:
        page.translation_key = source.translation_key
    return home.add_child(instance=page)


def _event_pages(agendas, content):
    """The event in each language; gives the Dutch page, on which the sessions hang."""
    theme, _created = EventTheme.objects.get_or_create(
        slug=slugify(content["theme_nl"]), defaults={"name_nl": content["theme_nl"], "name_en": content["theme_en"]}
    )
    key = _key(content)
    for language, agenda in agendas.items():
        page = EventPage(
            locale=Locale.objects.get(language_code=language),
            translation_key=key,
            kind=content["kind"],
            theme=theme,
            **{
                name: content[f"{name}_{language}"]
                for name in ("title", "slug", "summary", "audience", "bring", "guided_by")
            },
        )
        page.outcomes = [("outcome", text) for text in content[f"outcome_{language}"]]
        page.body = [("text", with_page_links(content[f"body_{language}"].strip(), language))]
        page.tags.add(*content[f"tags_{language}"])
        page.first_published_at = page.last_published_at = timezone.now()
        agenda.add_child(instance=page)
    return EventPage.objects.get(translation_key=key, locale__language_code="nl")


def _key(content):
    """What the pages of one event have in common, in every language."""
    return uuid.uuid5(NAMESPACE, content["slug_nl"])


def _name_instruments(content):
    """Those of an event that stayed went with their pages, at a reset."""
    found = _instruments(content["instruments"])
    for page in EventPage.objects.filter(translation_key=_key(content), named_instruments=None):
        EventInstrument.objects.bulk_create(
            EventInstrument(page=page, instrument=instrument, sort_order=number)
            for number, instrument in enumerate(found)
        )


def _instruments(slugs):
    pages = {page.slug: page for page in InstrumentPage.objects.filter(slug__in=slugs, locale__language_code="nl")}
    return [pages[slug] for slug in slugs if slug in pages]


def _sessions(page, content, today, names):
    planned = [(_plan(page, session, today), session) for session in content["session"]]
    for number, (session, given) in enumerate(planned):
        _fill(session, given, names)
        if given.get("in_pairs"):
            pairs.fill(session, given["help"], domain=MAIL_DOMAIN, now=timezone.now() - timedelta(days=5))
        if given["status"] == "cancelled":
            later = [other for other, _given in planned[number + 1 :]]
            actions.call_off(
                session,
                now=min(timezone.now(), session.starts_at - timedelta(days=2)),
                reason="De begeleider is verhinderd.",
                successor=later[0] if later else None,
            )
        elif session.over_at < timezone.now():
            actions.complete(session, now=session.over_at + timedelta(days=1))
            afterwards.hold(session, opinions=given["fill"] - 9)
            takeaways.tell(session)
        elif given.get("tables"):
            tables.lay(session, now=timezone.now())
        if given.get("led"):
            actions.name_lead(session, accounts.account("begeleiding"), whole_event=False, by=None)
        if given.get("mailed"):
            mailings.write(session, now=timezone.now())


def _plan(page, given, today):
    day = today + timedelta(days=given["day_offset"])
    day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))  # nobody meets at the weekend
    starts_at, ends_at = (wall_time(datetime.combine(day, time.fromisoformat(given[at]))) for at in ("start", "end"))
    return actions.plan(
        page,
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=given["capacity"],
        now=starts_at - timedelta(days=60),
        attendance_mode=given["mode"],
        place_name="" if given["mode"] == "online" else given["place_name_nl"],
        address=given["address"],
        city=given["city"],
        max_attendees=given["max_attendees"],
        asks_needs=given.get("asks", False),
        asks_learning=given.get("asks", False),
        cancel_until_hours=given["cancel_until_hours"],
        asks_again=given.get("asks_again", False),
        in_pairs=given.get("in_pairs", False),
    )


def _fill(session, given, names):
    """Register as many people as the demonstration says, now and then two together, the last ones one by one."""
    companies = [company["name"] for company in read("site/companies.toml")["company"]]
    coached = Organisation.objects.get(slug=COACHED[0])
    asked = questions.ask(session, given.get("questions", []), now=session.starts_at - timedelta(days=60))
    registered = 0
    while registered < given["fill"]:
        together = 2 if registered % 3 == 0 and min(given["fill"], given["capacity"]) - registered >= 2 else 1
        number = next(names)
        people = [NAMES[(number + place) % len(NAMES)] for place in range(together)]
        address = f"{people[0].lower()}{number}@{MAIL_DOMAIN}"
        answers = questions.answers_to(asked, number, of_contact=True)
        actions.register(
            session,
            contact=actions.Contact(people[0], address, companies[number % len(companies)], answers=answers),
            people=[
                actions.Person(name, "" if place else address, questions.said_by(session, asked, number + place))
                for place, name in enumerate(people)
            ],
            key=uuid.uuid5(NAMESPACE, f"{session.event.slug} {given['day_offset']} {registered}"),
            now=min(timezone.now(), session.starts_at) - timedelta(days=10) + timedelta(hours=3 * registered),
            admission=Admission(company=coached if companies[number % len(companies)] == coached.name else None),
        )
        registered += together
