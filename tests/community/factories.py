"""Dull makers of companies, people in them, instruments and practices."""

import uuid
from datetime import UTC, datetime

from django.contrib.auth.models import Group, Permission

from community.companies.enums import Role, Visibility
from community.companies.models import Membership, Organisation, ParticipantsPage
from community.practices.actions.company import send_in, start
from community.practices.actions.review import save_text, send_for_agreement
from community.practices.models import PracticeIndexPage, PracticeSubmission
from kennisbank.models import InstrumentPage, KennisbankIndexPage
from tests.factories import make_user

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

ANSWERS = {
    "title": "Tien minuten bij de zaag",
    "is_anonymous": False,
    "situation": "Steeds ging hetzelfde mis.",
    "approach": "Elke ochtend tien minuten.",
    "result": "Minder herstelwerk.",
    "would_do_differently": "",
    "advice": "Doe het staand.",
    "hours": 31,
    "cost_text": "Niets",
}
TEXT = {
    "title": "Tien minuten bij de zaagmachine",
    "summary": "Een dagstart van tien minuten, met de leerling als gespreksleider.",
    "situation": "Bij ons ging steeds hetzelfde mis.",
    "approach": "Elke ochtend staan we tien minuten bij de zaagmachine.",
    "result": "We telden minder herstelklussen.",
    "would_do_differently": "",
    "advice": "Doe het staand.",
    "hours": 31,
    "cost_text": "Geen kosten in geld",
}


def make_company(name="Meubelmakerij Berkel", **fields):
    """A company; `slug` follows from the name."""
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    defaults = {"visibility": Visibility.PUBLIC, "created_at": NOW}
    return Organisation.objects.create(name=name, slug=slug, **{**defaults, **fields})


def make_member(organisation, email="baas@berkel.example", role=Role.ADMINISTRATOR, user=None):
    """Somebody who belongs to the company; gives the user."""
    user = user or make_user(email)
    Membership.objects.create(organisation=organisation, user=user, role=role, joined_at=NOW)
    return user


def make_editor(email="redactie@example.org", group="redactie"):
    """Somebody of the staff, who may enter the admin; of the editors unless another group is named."""
    user = make_user(email)
    made, _ = Group.objects.get_or_create(name=group)
    codenames = ["access_admin", *(["change_practicesubmission"] if group in {"redactie", "beheer"} else [])]
    made.permissions.add(*Permission.objects.filter(codename__in=codenames))
    user.groups.add(made)
    return user


def make_participants_page(tree):
    """The page /deelnemers/."""
    page = tree.nl.add_child(instance=ParticipantsPage(title="Deelnemers", slug="deelnemers", locale=tree.dutch))
    return ParticipantsPage.objects.get(pk=page.pk)


def make_kennisbank(tree, locale=None):
    """The kennisbank with its page of practices in one language; gives (kennisbank, practices)."""
    locale = locale or tree.dutch
    home = tree.nl if locale == tree.dutch else tree.en
    kennisbank = home.add_child(instance=KennisbankIndexPage(title="Kennisbank", slug="kennisbank", locale=locale))
    practices = kennisbank.add_child(
        instance=PracticeIndexPage(title="Praktijkvoorbeelden", slug="praktijk", locale=locale)
    )
    return kennisbank, practices


def make_instrument(kennisbank, title="Dagstart met leerpunt", slug="dagstart", **fields):
    """An instrument under the kennisbank."""
    page = InstrumentPage(
        title=title,
        slug=slug,
        summary="Tien minuten.",
        kind="working_form",
        category="learning_culture",
        building_blocks=[3],
        size_bands=["small"],
        minutes_per_week=50,
        time_text="10 minuten per dag",
        coordinator_hours=4,
        cost_band=0,
        what_it_is="<p>Kort gesprek.</p>",
        locale=kennisbank.locale,
        **fields,
    )
    return kennisbank.add_child(instance=page)


def make_draft(organisation, author, instrument, **answers):
    """A practice that was saved but not sent in."""
    return start(
        organisation,
        {**ANSWERS, "instrument": instrument, **answers},
        form_key=uuid.uuid4(),
        language="nl",
        by=author,
        now=NOW,
    )


def make_submitted(organisation, author, instrument, **answers):
    """A practice that was sent in."""
    return send_in(make_draft(organisation, author, instrument, **answers), by=author, now=NOW)


def make_text_ready(organisation, author, instrument, editor, texts=None, **answers):
    """A practice of which the text waits for agreement; its number is 1."""
    practice = make_submitted(organisation, author, instrument, **answers)
    save_text(practice, texts or {"nl": TEXT}, version=practice.version, by=editor, now=NOW)
    return send_for_agreement(practice, by=editor, now=NOW)


def fresh(practice):
    """The row as the database has it now."""
    return PracticeSubmission.objects.get(pk=practice.pk)
