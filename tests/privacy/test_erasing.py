"""Erasing one person takes every trace of that person out of the whole database, and nothing of anybody else.

The data register says which columns hold personal data; the first test walks it, so that a new column cannot be
forgotten: either somebody's life below writes it, or it is named as saying nothing by itself.
"""

import io
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.users.models import UserProfile

from accounts.models import User
from community.companies.actions.coaching import let_coach_see
from community.companies.actions.people import accept, invite
from community.companies.actions.profile import ask_to_be_let_in
from community.companies.enums import Role
from community.practices.actions.company import agree, ask_correction
from community.practices.actions.review import save_text, send_for_agreement, take_up
from events import actions
from events.attendance import actions as door
from events.demand import actions as demand
from events.models import EventTheme
from kennisbank.shortlist.actions import keep as keep_list
from kennisbank.shortlist.actions import send as mail_list
from kennisbank.shortlist.contents import Contents
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from pagekit.models import SiteSettings
from privacy.register import register
from privacy.throttle import is_exhausted
from programme.actions import send_contact_message
from tests.community.factories import (
    NOW,
    TEXT,
    make_company,
    make_draft,
    make_editor,
    make_instrument,
    make_kennisbank,
    make_member,
    make_submitted,
    make_text_ready,
)
from tests.events.afterwards.after import leave_behind
from tests.events.asking import make_question
from tests.events.factories import make_event, make_session
from tests.events.mailings.writing import sent
from tests.events.takeaways.learned import leave_behind as tell_a_case
from tests.factories import make_user
from tests.kennisbank.shortlist.listing import item_of
from tests.pagekit.factories import make_document, make_image, picture_bytes

# Personal because they stand beside a person in the row; without that person they say nothing about anybody.
NOTHING_BY_ITSELF = {
    "accounts.User": {"language", "password", "last_login", "date_joined"},
    "account.EmailAddress": {"verified", "primary"},
    "mfa.Authenticator": {"type", "created_at", "last_used_at"},
    "sessions.Session": {"session_key", "expire_date"},
    "companies.Membership": {"role", "state", "joined_at", "ended_at"},
    "companies.Invitation": {"role"},
    "companies.JoinRequest": {"created_at"},
    "companies.CoachAccess": {"given_at", "ended_at"},
    "events.Registration": {"link_nonce", "help", "help_no"},
    "events.Attendee": {"link_nonce", "attendance", "language", "level"},
    "events.LearningQuestion": {"theme", "brings_theme"},
    "events.PersonalFeed": {"secret"},
    "demand.OpenQuestion": {"link_nonce"},
    "afterwards.FollowUp": {"link_nonce", "holder_digest"},
    "afterwards.EvaluationTicket": {"answered"},
    "afterwards.EvaluationAnswer": {"takes_along", "different"},  # nobody knows whose they are
    "afterwards.Material": {"title", "url"},  # of a session: who might be named in it, nobody can look up
    "afterwards.MaterialContent": {"data"},
    "attendance.Certificate": {"holder_digest"},  # a keyed hash of an address, looked at in the tests of its room
    "wagtailusers.UserProfile": {"preferred_language", "current_time_zone"},
    "privacy.ThrottleCounter": {"digest"},  # a keyed hash of an address: see `tries_are_counted`
}


# Who did something to a page or a row; the account that the number belonged to is gone (Wagtail keeps its log so).
NUMBERS_OF_NOBODY = {("wagtailcore.ModelLogEntry", "user"), ("wagtailcore.PageLogEntry", "user")}


class Somebody:
    """A person who used everything, with a name that stands nowhere else."""

    def __init__(self, first_name, surname):
        self.name, self.words = f"{first_name} {surname}", (first_name.lower(), surname.lower())
        self.email = f"{first_name}@{surname}.example".lower()
        self.user = make_user(self.email, first_name=first_name, last_name=surname)
        self.pk = self.user.pk

    def is_in(self, field, value):
        """Whether the value of this column names the person, or is the number of the account."""
        if field.is_relation:
            return issubclass(field.related_model, User) and value == self.pk
        return any(word in str(value).lower() for word in self.words)


def live(somebody, world):
    """Do everything on the site that leaves something about a person; half of the mail is sent, half waits."""
    sign_in_twice(somebody)
    work_in_companies(somebody, world)
    share_practices(somebody, world)
    deliver_due()
    take_part(somebody, world)
    shortlist = Contents(f"Voor {somebody.name}", (item_of(world.instrument, f"{somebody.name} begint"),))
    keep_list(shortlist, by=somebody.user, now=NOW)
    mail_list(shortlist, to=somebody.email, language="nl", now=NOW)
    send_contact_message(
        world.site,
        name=somebody.name,
        email=somebody.email,
        subject="Vraag",
        message=f"Groet, {somebody.name}",
        key=uuid4().hex,
        language="nl",
        now=NOW,
    )
    picture = ContentFile(picture_bytes(), name=f"{somebody.words[1]}.png")
    UserProfile.objects.create(user=somebody.user, avatar=picture)
    for made in (make_image(), make_document()):
        type(made).objects.filter(pk=made.pk).update(uploaded_by_user=somebody.user)


def sign_in_twice(somebody):
    """Once all the way, with a second factor; once up to the code."""
    EmailAddress.objects.create(user=somebody.user, email=somebody.email, verified=True, primary=True)
    Authenticator.objects.create(user=somebody.user, type="totp", data={"secret": f"of {somebody.name}"})
    Client().force_login(somebody.user)
    assert Client().post("/account/login/", {"login": somebody.email}).status_code == 302


def work_in_companies(somebody, world):
    """In one company by an invitation that was accepted, in another one by asking; and invites somebody."""
    mine, other = make_company(f"Werkplaats {somebody.pk}"), make_company(f"Lasserij {somebody.pk}")
    boss = make_member(mine, f"baas{somebody.pk}@berkel.example")
    make_member(other, f"chef{somebody.pk}@berkel.example")
    let_coach_see(mine, somebody.user, by=somebody.user, now=NOW)
    invite(mine, email=somebody.email, role=Role.ADMINISTRATOR, by=boss, now=NOW)
    letter = OutboxMessage.objects.get(to=somebody.email, kind="companies.invitation")
    accept(letter.context["url"].rstrip("/").rpartition("/")[2], by=somebody.user, now=NOW)
    invite(mine, email=f"nieuw{somebody.pk}@berkel.example", role=Role.EMPLOYEE, by=somebody.user, now=NOW)
    ask_to_be_let_in(other, by=somebody.user, now=NOW)
    somebody.company, somebody.boss = mine, boss


def share_practices(somebody, world):
    """A draft, a practice that is agreed to, and one of somebody else that this person reviews."""
    make_draft(somebody.company, somebody.user, world.instrument)
    practice = make_text_ready(somebody.company, somebody.user, world.instrument, world.editor)
    ask_correction(practice, number=1, text="De zaag is een schaaf.", by=somebody.user, now=NOW)
    save_text(practice, {"nl": TEXT | {"advice": "Zittend."}}, version=practice.version + 1, by=world.editor, now=NOW)
    agree(send_for_agreement(practice, by=world.editor, now=NOW), number=2, by=somebody.user, now=NOW)
    take_up(make_submitted(somebody.company, somebody.boss, world.instrument), by=somebody.user, now=NOW)


def take_part(somebody, world):
    """Registers with others, comes along with somebody, takes a place over and on, registers somebody as staff."""
    session, later = make_session(world.event, asks_needs=True, asks_learning=True), make_session(world.event, days=20)
    firm = f"Smederij {somebody.words[1].title()}"
    answers = {world.question.pk: f"Bel {somebody.name} maar"}
    contact = actions.Contact(somebody.name, somebody.email, firm, answers=answers)
    learning = actions.Learning(text=f"Zo leert {somebody.name}", brings_text=f"De lijst van {somebody.name}")
    said = actions.Said({}, f"{somebody.name} eet geen noten", f"{somebody.name} zit vooraan", learning)
    people = [actions.Person(somebody.name, somebody.email, said), actions.Person("Bram", "bram@buur.example")]
    actions.register(session, contact=contact, people=people, key=uuid4(), by=somebody.user, now=NOW)
    friend = actions.Contact("Dirk", "dirk@vriend.example")
    people = [actions.Person("Dirk", friend.email), actions.Person("Noor", "noor@vriend.example")]
    _dirk, noor = actions.register(later, contact=friend, people=people, key=uuid4(), now=NOW).attendees
    taken_over = actions.substitute(noor, actions.Person(somebody.name, somebody.email), now=NOW)
    actions.substitute(taken_over, actions.Person("Pim", "pim@vriend.example"), now=NOW)
    actions.write_note(_dirk, f"Rijdt mee met {somebody.name}", by=None, now=NOW)
    actions.write_note(taken_over, f"{somebody.name} kan niet trap lopen", by=None, now=NOW)
    actions.renew_feed(by=somebody.user, now=NOW)
    actions.name_lead(later, somebody.user, whole_event=False, by=somebody.user)
    invited = [actions.Person(somebody.name, somebody.email), actions.Person("Ivo", "ivo@vriend.example")]
    actions.invite(later, invited, language="nl", by=somebody.user, now=NOW)
    actions.register_on_behalf(
        session, contact=friend, people=[actions.Person("Els")], key=uuid4(), by=somebody.user, now=NOW
    )
    attend(somebody, make_session(world.event, days=10), contact)
    theme, _new = EventTheme.objects.get_or_create(slug="lassen", defaults={"name_nl": "Lassen", "name_en": "Welding"})
    demand.ask(theme, "online", demand.Asked(learning.text, somebody.name, somebody.email, firm), now=NOW)


def attend(somebody, session, contact):
    """Holds the phone at the door, is checked in twice and taken back once, and gets a certificate."""
    me = [actions.Person(somebody.name, somebody.email)]
    (place,) = actions.register(session, contact=contact, people=me, key=uuid4(), now=NOW).attendees
    door.check_in(place, nonce=uuid4(), by=somebody.user, now=NOW)
    door.undo(place, by=somebody.user, now=NOW)
    door.check_in(place, nonce=uuid4(), by=somebody.user, now=NOW)
    door.issue(session, partial=False, by=somebody.user, now=session.ends_at)
    leave_behind(somebody, session, place.registration)
    tell_a_case(somebody, session, place.registration)
    words = {f"{name}_{language}": f"Met {somebody.name}" for name in ("subject", "body") for language in ("nl", "en")}
    sent(session, by=somebody.user, **words)


def traces(somebody):
    """Every column of every row in the database that names somebody: {("events.Attendee", "name", 4), …}."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        fields = model._meta.local_concrete_fields
        for row in model._base_manager.values_list(*[field.attname for field in fields]):
            values = dict(zip(fields, row, strict=True))
            found |= {
                (model._meta.label, field.name, row[0])
                for field, value in values.items()
                if somebody.is_in(field, decoded(model, field, value))
            }
    return found


def decoded(model, field, value):
    """What a value says: sessions are packed."""
    if (model, field.name) == (Session, "session_data"):
        return Session(session_data=value).get_decoded()
    return value


def tries_are_counted(somebody):
    """Whether a sign-in with the address is remembered by the throttle."""
    return is_exhausted("accounts.code", somebody.email, limit=1, now=NOW)


@pytest.fixture
def world(tree):
    """What everybody meets."""
    kennisbank, _practices = make_kennisbank(tree)
    stored = SiteSettings.of_site(tree.site)
    stored.contact_mailbox = "redactie@leergilde.example"
    stored.save()
    with time_machine.travel(NOW, tick=False):
        event = make_event(tree.nl)
        yield SimpleNamespace(
            site=tree.site,
            event=event,
            question=make_question(make_session(event), everywhere=True),
            instrument=make_instrument(kennisbank),
            editor=make_editor(),
        )


def test_nothing_of_an_erased_person_is_left_and_others_keep_everything(world):
    leaves, stays = Somebody("Xanthippe", "Uitwisser"), Somebody("Bartholomeus", "Blijver")
    for each in (leaves, stays):
        live(each, world)
    before, of_another = traces(leaves), traces(stays)
    declared = {(each.model, column) for each in register.processings for column in each.columns}
    written = {(model, column) for model, column, _pk in before}
    assert sorted(declared - written) == sorted((m, c) for m, columns in NOTHING_BY_ITSELF.items() for c in columns)

    assert [tries_are_counted(each) for each in (leaves, stays)] == [True, True]

    call_command("erase_person", email=leaves.email.upper(), stdout=io.StringIO())
    assert sorted({trace for trace in traces(leaves) if trace[:2] not in NUMBERS_OF_NOBODY}) == []
    assert sorted(of_another - traces(stays)) == []
    assert [tries_are_counted(each) for each in (leaves, stays)] == [False, True]
    mail.outbox.clear()
    deliver_due()
    told = {recipient: message.message().as_string() for message in mail.outbox for recipient in message.to}
    assert {"bram@buur.example", "dirk@vriend.example", stays.email} <= set(told)
    assert leaves.words[0] not in str(told).lower()


def test_dry_run_only_counts(world):
    somebody = Somebody("Xanthippe", "Uitwisser")
    live(somebody, world)
    before, printed = traces(somebody), io.StringIO()
    call_command("erase_person", email=somebody.email, dry_run=True, stdout=printed)
    assert traces(somebody) == before
    assert printed.getvalue().endswith(" rows would be erased\n")
