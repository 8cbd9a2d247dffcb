"""The verbs of the programme room."""

from datetime import date, datetime, timedelta

from django.db import transaction
from wagtail.models import Site

from outbox.actions import enqueue
from outbox.models import OutboxMessage
from pagekit.models import SiteSettings
from programme.enums import PartnerRole
from programme.errors import NoMailboxError
from programme.mails import CONTACT_MESSAGE
from programme.models import Partner, Programme, ProgrammePartner


def send_contact_message(
    site: Site, *, name: str, email: str, subject: str, message: str, key: str, language: str, now: datetime
) -> OutboxMessage:
    """Put a question from the contact form in the outbox, to the role mailbox of `site`; answers go to the sender.

    The same `key` (one per opened form) writes one mail, however often it is sent. Nothing is kept here but that mail,
    which the outbox empties once it is sent. Raises NoMailboxError. (MK-15)
    """
    mailbox = SiteSettings.of_site(site).contact_mailbox
    if not mailbox:
        raise NoMailboxError
    with transaction.atomic():
        return enqueue(
            CONTACT_MESSAGE.name,
            to=mailbox,
            key=f"programme.contact:{key}",
            context={"name": name, "email": email, "subject": subject, "message": message, "language": language},
            language="nl",
            reply_to=email,
            now=now,
        )


def change_lead_partner(programme: Programme, partner: Partner, *, on: date) -> ProgrammePartner:
    """Make `partner` the lead partner of `programme` from `on`; who was it until then stays in the history (OT-07).

    Gives the new role. Making the present lead partner lead again changes nothing.
    """
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        present = ProgrammePartner.objects.filter(
            programme=programme, role=PartnerRole.LEAD, until__isnull=True
        ).first()
        if present and present.partner_id == partner.pk:
            return present
        if present:
            present.until = on - timedelta(days=1)
            present.full_clean()
            present.save()
        lead = ProgrammePartner(programme=programme, partner=partner, role=PartnerRole.LEAD, since=on)
        lead.full_clean()
        lead.save()
        return lead
