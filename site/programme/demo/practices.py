"""The practices of the demonstration, brought to their states by the same actions that people use."""

import uuid
from datetime import date, timedelta

from wagtail.models import Locale

from accounts.models import User
from community.companies.enums import Role
from community.companies.models import Membership, Organisation
from community.practices.actions.company import agree, send_in, start
from community.practices.actions.review import save_text, send_for_agreement
from community.practices.models import PracticeIndexPage, PracticePage, PracticeSubmission
from community.practices.models.texts import TEXT_FIELDS
from kennisbank.models import InstrumentPage, KennisbankIndexPage
from outbox.models import OutboxMessage
from programme.demo.accounts import account
from programme.demo.companies import at_nine
from programme.demo.reading import read
from programme.demo.removing import take_off
from programme.demo.site_pages import place

NAMESPACE = uuid.UUID("0c0b6f0e-8a53-4f39-8f8f-6f1f5a0f7c11")
PAGE = {
    "nl": ("Praktijkvoorbeelden", "Wat bedrijven probeerden, wat het opleverde en wat ze anders zouden doen."),
    "en": ("Practices", "What companies tried, what came of it, and what they would do differently."),
}
ANSWERS = ("title", "situation", "approach", "result", "would_do_differently", "advice", "hours", "cost_text")


def load(*, today: date) -> None:
    """Add the pages of practices and the practices that are not there yet."""
    for locale in Locale.objects.filter(language_code__in=PAGE).order_by("-language_code"):
        kennisbank = KennisbankIndexPage.objects.filter(locale=locale).first()
        if kennisbank:
            title, introduction = PAGE[locale.language_code]
            place(kennisbank, PracticeIndexPage, locale, "praktijk", "praktijk", title=title, introduction=introduction)
    for content in read("site/practices.toml")["practice"]:
        key = uuid.uuid5(NAMESPACE, content["slug"])
        if not PracticeSubmission.objects.filter(form_key=key).exists():
            _practice(content, key, today)


def _practice(content, key, today):
    """Tell, send in, and as far as its state goes: text, agreement, publication. Nobody is mailed about the past."""
    organisation = Organisation.objects.get(slug=content["company"])
    author = _author(organisation)
    end = at_nine(today + timedelta(days=content["day_offset"]))
    answers = {name: content[name] for name in ANSWERS}
    answers |= {"is_anonymous": content["anonymous"], "instrument": _instrument(content["instrument"])}
    mails = set(OutboxMessage.objects.values_list("pk", flat=True))
    begun = end if content["state"] == "submitted" else end - timedelta(days=12)
    row = start(organisation, answers, form_key=key, language="nl", by=author, now=begun)
    row = send_in(row, by=author, now=begun)
    if content["state"] in {"text_ready", "published"}:
        editor = account("redactie")
        row = save_text(row, _texts(content), version=row.version, by=editor, now=end - timedelta(days=3))
        row = send_for_agreement(row, by=editor, now=end)
    if content["state"] == "published":
        agree(row, number=1, by=author, now=end)
        PracticePage.objects.filter(submission=row).update(first_published_at=end, last_published_at=end)
    OutboxMessage.objects.exclude(pk__in=mails).delete()


def _author(organisation):
    """The administrator of the company; a company without people gets one whom nobody can sign in as."""
    membership = Membership.objects.administrators().filter(organisation=organisation).select_related("user").first()
    if membership:
        return membership.user
    user, _created = User.objects.get_or_create(email=_address(organisation.slug))
    user.set_unusable_password()
    user.save()
    Membership.objects.create(
        organisation=organisation, user=user, role=Role.ADMINISTRATOR, joined_at=organisation.created_at
    )
    return user


def _instrument(slug):
    return InstrumentPage.objects.filter(slug=slug, locale__language_code="nl").first()


def _texts(content):
    """The text by language, with the first sentence of the result as its summary."""
    languages = ("nl", "en") if content.get("translated") else ("nl",)
    return {language: _text(content, "" if language == "nl" else f"_{language}") for language in languages}


def _text(content, suffix):
    text = {name: content.get(f"{name}{suffix}", content.get(name)) for name in TEXT_FIELDS if name != "summary"}
    return {**text, "summary": _first_sentences(text["result"], 300)}


def _first_sentences(words, limit):
    """As many whole sentences of `words` as fit in half of `limit`, at least one."""
    kept = ""
    for sentence in words.split(". "):
        longer = f"{kept}{'. ' if kept else ''}{sentence}".rstrip(".")
        if kept and len(longer) > limit // 2:
            break
        kept = longer
    return f"{kept[: limit - 1]}."


def remove() -> None:
    """Take the practices of fictional companies away, with their pages and the people whom nobody can be."""
    rows = PracticeSubmission.objects.filter(organisation__is_fictional=True)
    take_off(PracticePage.objects.filter(submission__in=rows))
    rows.delete()
    slugs = Organisation.objects.filter(is_fictional=True).values_list("slug", flat=True)
    User.objects.filter(email__in=[_address(slug) for slug in slugs]).delete()
    take_off(PracticeIndexPage.objects.all())


def _address(slug):
    return f"{slug}@leergilde.example"
