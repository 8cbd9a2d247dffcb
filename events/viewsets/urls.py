"""The addresses of the organiser's screens, /beheer/agenda/: sessions by reference, places by a random number."""

from django.urls import path

from events.viewsets import (
    answers,
    by_hand,
    course,
    invitations,
    language_help,
    leads,
    listing,
    lists,
    on_behalf,
    people,
    plan,
    planning,
    questions,
    session,
)

SESSION = "agenda/<slug:reference>/"
DATE = f"{SESSION}dates/<uuid:date>/"
QUESTION = f"{SESSION}questions/<slug:question>/"
PLACE = f"{SESSION}place/<uuid:uid>/"

urlpatterns = [
    path("agenda/", listing.SessionListing.as_view(), name="organiser_sessions"),
    path("agenda/results/", listing.SessionListing.as_view(results_only=True), name="organiser_sessions_results"),
    path("agenda/plan/", plan.PlanSession.as_view(), name="organiser_plan"),
    path(SESSION, session.SessionScreen.as_view(), name="organiser_session"),
    path(f"{SESSION}history/", session.SessionHistory.as_view(), name="organiser_history"),
    path(f"{SESSION}copy/", plan.PlanSession.as_view(), name="organiser_copy"),
    path(f"{SESSION}move/", planning.MoveSession.as_view(), name="organiser_move"),
    path(f"{SESSION}dates/", course.AddDate.as_view(), name="organiser_add_date"),
    path(DATE, course.MoveDate.as_view(), name="organiser_one_date"),
    path(f"{DATE}drop/", course.DropDate.as_view(), name="organiser_one_date_drop"),
    path(f"{SESSION}rules/", planning.ChangeRules.as_view(), name="organiser_rules"),
    path(f"{SESSION}places/", planning.ChangePlaces.as_view(), name="organiser_places"),
    path(f"{SESSION}language-help/", language_help.LanguageHelpScreen.as_view(), name="organiser_language_help"),
    path(f"{SESSION}leads/", leads.Leads.as_view(), name="organiser_leads"),
    path(f"{SESSION}announce/", planning.AnnounceSession.as_view(), name="organiser_announce"),
    path(f"{SESSION}call-off/", planning.CallOffSession.as_view(), name="organiser_call_off"),
    path(f"{SESSION}register/", on_behalf.RegisterOnBehalf.as_view(), name="organiser_register"),
    path(f"{SESSION}invitations/", invitations.Invitations.as_view(), name="organiser_invitations"),
    path(
        f"{SESSION}invitations/<slug:invitation>/withdraw/",
        invitations.WithdrawInvitation.as_view(),
        name="organiser_withdraw_invitation",
    ),
    path(f"{SESSION}list/", lists.PeopleList.as_view(), name="organiser_list"),
    path(f"{SESSION}questions/", questions.Questions.as_view(), name="organiser_questions"),
    path(f"{SESSION}questions/add/", questions.AddQuestion.as_view(), name="organiser_add_question"),
    path(QUESTION, questions.ChangeQuestion.as_view(), name="organiser_change_question"),
    path(f"{QUESTION}stop/", questions.StopQuestion.as_view(), name="organiser_stop_question"),
    path(f"{SESSION}answers/", answers.Answers.as_view(), name="organiser_answers"),
    path(f"{PLACE}answers/", answers.AnswerPlace.as_view(), name="organiser_answer_place"),
    path(f"{PLACE}cancel/", people.CancelPlace.as_view(), name="organiser_cancel_place"),
    path(f"{SESSION}admit/", by_hand.AdmitMany.as_view(), name="organiser_admit_many"),
    path(f"{PLACE}note/", by_hand.NotePlace.as_view(), name="organiser_note_place"),
    path(f"{PLACE}twice/", by_hand.MergePlace.as_view(), name="organiser_merge_place"),
    path(f"{PLACE}queue/", by_hand.QueuePlace.as_view(), name="organiser_queue_place"),
    path(f"{PLACE}confirm/", people.ConfirmPlace.as_view(), name="organiser_confirm_place"),
    path(f"{PLACE}admit/", people.AdmitPlace.as_view(), name="organiser_admit_place"),
    path(f"{PLACE}refuse/", people.RefusePlace.as_view(), name="organiser_refuse_place"),
]
