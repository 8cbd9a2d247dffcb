"""Staff screens for programmes and partners."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from pagekit.viewsets import pair, row
from programme.models import Partner, Programme

FACTS = [
    MultiFieldPanel([FieldPanel("slug"), pair("name"), FieldPanel("region")], _("Programme")),
    InlinePanel(
        "editions",
        panels=[
            row("number", "predecessor"),
            row("starts_on", "ends_on", "precision"),
            pair("period"),
            pair("text"),
            pair("note"),
        ],
        label=_("edition"),
        heading=_("Editions"),
    ),
    InlinePanel("goals", panels=[FieldPanel("key"), pair("title"), pair("text")], label=_("goal"), heading=_("Goals")),
    InlinePanel(
        "target_groups",
        panels=[row("key", "sensitive"), pair("name")],
        label=_("target group"),
        heading=_("Target groups"),
    ),
    InlinePanel(
        "parts",
        panels=[FieldPanel("kind"), pair("title"), pair("period"), pair("text")],
        label=_("phase or pilot"),
        heading=_("Phases and pilots"),
    ),
]
HISTORY = [
    InlinePanel(
        "milestones",
        panels=[row("date", "precision", "edition"), pair("title"), pair("text"), FieldPanel("source")],
        label=_("milestone"),
        heading=_("Milestones"),
    ),
    InlinePanel(
        "lessons",
        panels=[row("edition", "carried_into"), pair("title"), pair("text")],
        label=_("lesson"),
        heading=_("Lessons"),
    ),
    InlinePanel(
        "recommendations",
        panels=[pair("source"), pair("title"), pair("text"), FieldPanel("status"), pair("followed_by")],
        label=_("recommendation"),
        heading=_("Recommendations"),
    ),
]
FIGURES = [
    InlinePanel(
        "figures",
        panels=[
            row("key", "kind", "edition", "conflict"),
            pair("label"),
            FieldPanel("value"),
            pair("display"),
            pair("unit"),
            pair("definition"),
            row("reference_date", "source_date"),
            pair("source_title"),
            pair("source_date_note"),
            pair("note"),
        ],
        label=_("published figure"),
        heading=_("Published figures"),
        help_text=_("What somebody published, with its source. Where sources differ, each has its own row."),
    )
]
PARTNERS = [
    InlinePanel(
        "partnerships",
        panels=[row("partner", "role"), row("edition", "since", "until"), pair("note")],
        label=_("partner in a role"),
        heading=_("Partners by role"),
    )
]


class ProgrammeViewSet(ModelViewSet):
    model = Programme
    icon = "clipboard-list"
    menu_label = _("Programmes")
    add_to_reference_index = True
    list_display = ["name_nl", "region"]
    edit_handler = TabbedInterface(
        [
            ObjectList(FACTS, heading=_("What it is")),
            ObjectList(FIGURES, heading=_("Figures")),
            ObjectList(PARTNERS, heading=_("Partners")),
            ObjectList(HISTORY, heading=_("History")),
        ]
    )


class PartnerViewSet(ModelViewSet):
    model = Partner
    icon = "group"
    menu_label = _("Partners")
    list_display = ["name", "kind", "place"]
    list_filter = ["kind"]
    search_fields = ["name", "former_names", "place"]
    form_fields = ["name", "kind", "place", "former_names", "website"]


class ProgrammeGroup(ViewSetGroup):
    """One item in the menu for all of it."""

    menu_label = _("Programmes and partners")
    menu_icon = "clipboard-list"
    menu_order = 300
    items = (ProgrammeViewSet("programme_programmes"), PartnerViewSet("programme_partners"))


programme_group = ProgrammeGroup()
