"""The one person model: the e-mail address is the name, written in lower case, unique whatever its case."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class UserManager(BaseUserManager):
    """Finds people by e-mail address without looking at upper and lower case."""

    use_in_migrations = True

    def get_by_natural_key(self, email):
        return self.get(email=normalise_email(email))

    def create_user(self, email, password=None, **fields):
        user = self.model(email=normalise_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})


def normalise_email(email: str) -> str:
    """The address as we keep and compare it: without spaces around it, in lower case."""
    return (email or "").strip().lower()


def holder_digest(email: str) -> str:
    """A keyed hash of an address, in hex: by it the rows of a person who asks to be forgotten are found when the
    address itself was forgotten long ago.
    """
    return salted_hmac("accounts.holder", normalise_email(email), algorithm="sha256").hexdigest()


class User(AbstractUser):
    """Somebody who can sign in. What somebody may do is said by groups (staff) and memberships (companies)."""

    username = None
    email = models.EmailField(
        _("email address"),
        unique=True,
        error_messages={"unique": _("There is already an account with this email address.")},
    )
    first_name = models.CharField(_("first name"), max_length=80, blank=True)
    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    language = models.CharField(
        _("language"), max_length=5, default="nl", choices=[("nl", _("Dutch")), ("en", _("English"))]
    )

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_whatever_case")]

    def __str__(self):
        return f"user {self.pk}"

    @property
    def called(self) -> str:
        """What to call this person on a page: the name, else the address."""
        return self.get_full_name() or self.email

    def clean(self):
        super().clean()
        self.email = normalise_email(self.email)

    def save(self, **kwargs):
        self.email = normalise_email(self.email)
        super().save(**kwargs)


class ColleagueReview(AbstractGroupApprovalTask):
    """A colleague reads along before a page is published: everybody of the groups, but not who asked for it."""

    class Meta:
        verbose_name = _("review by a colleague")
        verbose_name_plural = _("reviews by a colleague")

    def get_actions(self, obj, user):
        if self._asked_by(obj) == user.pk:
            return []
        return super().get_actions(obj, user)

    def _asked_by(self, obj):
        state = obj.current_workflow_state
        return state.requested_by_id if state else None

    @classmethod
    def get_description(cls):
        return _("Somebody else of the groups below approves; nobody approves their own work.")
