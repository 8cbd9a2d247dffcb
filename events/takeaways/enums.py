"""What a session can leave for others, and what a company answered about its own case."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What was learned. A case is a company's own; a tip or a template is anybody's (GV-08)."""

    CASE = "case", _("Case: what one company did")
    TIP = "tip", _("Tip: what everybody can do tomorrow")
    TEMPLATE = "template", _("Template: something to fill in or copy")


class Answer(TextChoices):
    """What the company said about its case."""

    SHARED = "shared", pgettext_lazy("case of a company", "Taken to the own practices")
    REFUSED = "refused", pgettext_lazy("case of a company", "Not to be shared")
