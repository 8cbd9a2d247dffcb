"""What is left of a mail to participants two months later, and of a person who is erased."""

from datetime import timedelta

from events.mailings.models import Mailing
from privacy.actions import apply_retention, erase_person
from tests.events.factories import NOW, book, make_session
from tests.events.mailings.writing import draft, sent
from tests.factories import make_user

DAY = timedelta(days=1)


def words(mailing):
    row = Mailing.objects.get(pk=mailing.pk)
    return row.subject_nl, row.body_nl, row.written_by


def test_words_go_two_months_after_the_session_and_numbers_stay(event):
    by = make_user("boss@example.org")
    session, later = make_session(event), make_session(event, days=15)
    book(session, "Anna")
    book(later, "Anna")
    old, young, half = sent(session, by=by), sent(later, by=by), draft(session, by=by)
    apply_retention(now=session.over_at + 60 * DAY)
    assert words(old) == ("Neem je laptop mee", young.body_nl, by)
    apply_retention(now=session.over_at + 60 * DAY + timedelta(seconds=1))
    assert words(old) == ("", "", None)
    assert words(young) == ("Neem je laptop mee", young.body_nl, by)
    assert not Mailing.objects.filter(pk=half.pk).exists()
    row = Mailing.objects.get(pk=old.pk)
    assert (row.people, row.letters, row.sent_at) == (1, 1, NOW)


def test_erasing_takes_the_name_out_of_mails_about_that_session_only(event):
    by = make_user("boss@example.org")
    session, other = make_session(event), make_session(event, days=20)
    book(session, "Xanthippe", "Bram")
    book(other, "Cora")
    body = "xanthippe neemt taart mee, Bram ook. Xanthippes taart staat op de Xanthippelaan."
    mine = draft(session, by=by, body_nl=body, subject_nl="Taart van Xanthippe")
    of_others = draft(other, by=by, body_nl="Xanthippe is een naam uit een boek.")
    erase_person(email="xanthippe@example.org", now=NOW)
    assert words(mine) == ("Taart van -", "- neemt taart mee, - ook. - taart staat op de Xanthippelaan.", by)
    assert words(of_others)[1] == "Xanthippe is een naam uit een boek."


def test_erasing_who_wrote_it_keeps_the_mail(event):
    by = make_user("boss@example.org")
    session = make_session(event)
    book(session, "Anna")
    mailing = sent(session, by=by)
    erase_person(email="boss@example.org", now=NOW)
    assert words(mailing) == (mailing.subject_nl, mailing.body_nl, None)
