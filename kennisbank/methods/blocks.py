"""What a route is made of: people with a part in it, and phases of steps."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class RoleBlock(blocks.StructBlock):
    """Somebody with a part in the route: a role, never the name of a person."""

    name = blocks.CharBlock(label=_("Role"), max_length=80)
    task = blocks.CharBlock(label=_("What this role does"), max_length=300)

    class Meta:
        icon = "user"
        label = _("Role")
        label_format = "{name}"


class StepBlock(blocks.StructBlock):
    """One step: an instrument, something to do, or both. Its place in the list may change, its id does not."""

    title = blocks.CharBlock(
        label=_("Title"), max_length=120, required=False, help_text=_("Empty: the title of the instrument.")
    )
    instrument = blocks.PageChooserBlock("kennisbank.InstrumentPage", label=_("Instrument"), required=False)
    what = blocks.TextBlock(label=_("What you do"), max_length=400, required=False)
    who = blocks.CharBlock(label=_("Who does it"), max_length=120, required=False)
    duration = blocks.CharBlock(label=_("How long it takes"), max_length=80, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned["title"] and not cleaned["instrument"]:
            missing = ValidationError(_("Give the step a title, or choose an instrument."))
            raise blocks.StructBlockValidationError(block_errors={"title": missing})
        return cleaned


class PhaseBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    aim = blocks.TextBlock(label=_("What you have at the end"), max_length=400)
    weeks = blocks.IntegerBlock(label=_("Weeks"), min_value=1, max_value=104, required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1, max_num=20)

    class Meta:
        icon = "order"
        label = _("Phase")
        label_format = "{title}"
        description = _("Part of a route, with its steps in their order.")
