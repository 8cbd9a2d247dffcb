"""What the programme room mails: questions from the contact form, to the mailbox of a role."""

from django.utils.translation import gettext_lazy as _

from outbox.registry import MailKind, register_mail

CONTACT_MESSAGE = register_mail(
    MailKind(name="programme.contact_message", title=_("Question from the contact form"), secret=True)
)
