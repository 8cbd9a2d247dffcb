"""What we keep about people who can sign in."""

from django.utils.translation import gettext_lazy as _

from privacy.register import Ground, Processing, register

ERASER = "accounts.actions.erase_person"

register.add(
    Processing(
        model="accounts.User",
        columns=("email", "first_name", "last_name", "language", "password", "last_login", "date_joined"),
        title=_("Your account"),
        purpose=_("Letting you sign in, and showing you what you and your company do here."),
        ground=Ground.CONTRACT,
        retention=_("As long as you have an account."),
        eraser=ERASER,
    ),
    Processing(
        model="account.EmailAddress",
        columns=("user", "email", "verified", "primary"),
        title=_("Your e-mail address and whether you confirmed it"),
        purpose=_("Knowing that a sign-in code goes to the right person."),
        ground=Ground.CONTRACT,
        retention=_("As long as you have an account."),
        eraser=ERASER,
    ),
    Processing(
        model="mfa.Authenticator",
        columns=("user", "type", "data", "created_at", "last_used_at"),
        title=_("Your second step for signing in"),
        purpose=_("Keeping others out of an account that may see data of many."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("Until you remove it, at the latest with your account."),
        eraser=ERASER,
    ),
    Processing(
        model="sessions.Session",
        columns=("session_key", "session_data", "expire_date"),
        title=_("That you are signed in"),
        purpose=_("Staying signed in while you use the site. Who only reads gets no cookie."),
        ground=Ground.CONTRACT,
        retention=_("Until you sign out, at most two weeks."),
        retention_days=14,
        counts_from="expire_date",
        eraser=ERASER,
    ),
)
register.add(
    Processing(
        model="wagtailusers.UserProfile",
        columns=("user", "avatar", "preferred_language", "current_time_zone"),
        title=_("Your picture and choices in the admin"),
        purpose=_("Showing the admin as you chose, and to colleagues who works on a page."),
        ground=Ground.LEGITIMATE_INTEREST,
        retention=_("As long as you have an account."),
        eraser=ERASER,
        receivers=_("The other editors."),
    )
)
register.add_free("wagtailusers.UserProfile", "*")
register.add_free("accounts.User", "is_active", "is_staff", "is_superuser", "groups", "user_permissions")
register.add_free("accounts.ColleagueReview", "*")
for _model in ("account.EmailAddress", "mfa.Authenticator", "sessions.Session"):
    register.add_free(_model, "*")
