"""The addresses of the organiser's screens of mail to participants."""

from django.urls import path

from events.mailings.viewsets.sending import CheckMailing, Report
from events.mailings.viewsets.texts import Texts
from events.mailings.viewsets.writing import ChangeDraft, CountPeople, DiscardDraft, WriteMailing
from events.viewsets.urls import SESSION

MAILING = f"{SESSION}mail/<slug:mailing>/"

urlpatterns = [
    path(f"{SESSION}mail/", WriteMailing.as_view(), name="mailings_write"),
    path(f"{SESSION}mail/count/", CountPeople.as_view(), name="mailings_count"),
    path(f"{SESSION}texts/", Texts.as_view(), name="mailings_texts"),
    path(MAILING, ChangeDraft.as_view(), name="mailings_draft"),
    path(f"{MAILING}check/", CheckMailing.as_view(), name="mailings_check"),
    path(f"{MAILING}report/", Report.as_view(), name="mailings_report"),
    path(f"{MAILING}discard/", DiscardDraft.as_view(), name="mailings_discard"),
]
