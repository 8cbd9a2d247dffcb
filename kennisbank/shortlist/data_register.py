"""What this room keeps about people: the lists of members. A visitor's list is not kept, it lives in its address."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

register.add(
    Processing(
        model="shortlist.SavedList",
        columns=("owner", "title", "items"),
        title=_("Lists that you keep"),
        purpose=_("To let you find again what you saved, with your notes."),
        ground=Ground.CONTRACT,
        retention=_("until you throw a list away or your account ends"),
        receivers=_("nobody, until you hand on the address of a list"),
        eraser="kennisbank.shortlist.actions.erase",
    )
)
register.add_free("shortlist.SavedList", "reference", "created_at", "updated_at")
