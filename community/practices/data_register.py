"""What the practices room keeps about people: who wrote, who reviewed, who agreed."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

ERASER = "community.practices.actions.erasure.erase_person"

register.add(
    Processing(
        model="practices.PracticeSubmission",
        columns=("author", "approved_by"),
        title=_("Practice of your company"),
        purpose=_("To show you your practices, to ask you questions, and to know who agreed with publication."),
        ground=Ground.CONTRACT,
        retention=_("As long as the practice exists. Your name is never published with it."),
        eraser=ERASER,
        receivers=_("The administrators of your company and the editors."),
    ),
    Processing(
        model="practices.PracticeSubmission",
        columns=("reviewer",),
        title=_("Editor of a practice"),
        purpose=_("To know which editor works on a practice."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("As long as the practice exists."),
        eraser=ERASER,
        receivers=_("The other editors."),
    ),
    Processing(
        model="practices.PracticeMessage",
        columns=("author",),
        title=_("Question or remark about a practice"),
        purpose=_("To agree on the text of a practice."),
        ground=Ground.CONTRACT,
        retention=_("As long as the practice exists."),
        eraser=ERASER,
        receivers=_("The administrators of the company, the author and the editors."),
    ),
)
register.add_free(
    "practices.PracticeSubmission",
    "reference", "form_key", "organisation", "instrument", "language", "is_anonymous", "title", "situation", "approach",
    "result", "would_do_differently", "advice", "hours", "cost_text", "state", "version", "agreed_number",
    "company_approved_at", "created_at", "submitted_at", "changed_at",
)  # fmt: skip
register.add_free("practices.PracticeMessage", "submission", "kind", "about", "text", "created_at")
register.add_free("practices.PracticeText", "*")
register.add_free("practices.PracticePage", "*")
register.add_free("practices.PracticeIndexPage", "*")
register.add_free("practices.PracticeTag", "*")
