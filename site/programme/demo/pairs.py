"""Pairs of the demonstration: employers who come with a newcomer, some with an interpreter; one pair waits for one."""

import uuid
from datetime import timedelta

from events import actions
from events.models import LanguageHelp
from programme.demo.reading import read

# The employer, the newcomer, the level of Dutch, the language of mail besides Dutch, the help: (kind, language).
PAIRS = (
    ("Gerrit", "Fatima", "a1", "nl", ("interpreter", "ar")),
    ("Marleen", "Olena", "a2", "en", ("interpreter", "uk")),
    ("Wim", "Yusuf", "a2", "nl", ("interpreter", "ar")),
    ("Ilse", "Tesfay", "b1", "en", ("buddy", "ti")),
    ("Ruud", "Samir", "a0", "nl", ("interpreter", "ar")),
)


def fill(session, offered, *, domain, now):
    """Offer the help with language of `offered` ((kind, language, places) each) and register the pairs."""
    actions.offer_help(session, {(kind, language): places for kind, language, places in offered}, now=now)
    companies = [company["name"] for company in read("site/companies.toml")["company"]]
    for number, (employer, newcomer, level, language, (kind, spoken)) in enumerate(PAIRS):
        asked = LanguageHelp.objects.get(session=session, kind=kind, language=spoken)
        address = f"{employer.lower()}@{domain}"
        actions.register(
            session,
            contact=actions.Contact(employer, address, companies[number % len(companies)]),
            people=[
                actions.Person(employer, address),
                actions.Person(newcomer, level=level, language=language, help=asked.pk),
            ],
            key=uuid.uuid5(session.uid, f"pair {number}"),
            now=now + timedelta(hours=3 * number),
        )
