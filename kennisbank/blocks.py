"""What an instrument is made of: steps, pitfalls, and the parts of its form on paper."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["h3", "bold", "ol", "ul", "link", "document-link"]


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What you do"), max_length=120)
    who = blocks.CharBlock(label=_("Who does it"), max_length=120, required=False)
    duration = blocks.CharBlock(label=_("How long it takes"), max_length=120, required=False)
    body = blocks.RichTextBlock(label=_("How you do it"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"
        description = _("One step: who does what, and how long it takes.")
        preview_value = {
            "title": "Plan de gesprekken",
            "who": "Leidinggevende",
            "duration": "30 minuten",
            "body": "<p>Kies twee weken in het jaar en zet alle gesprekken in het rooster.</p>",
        }


class PitfallBlock(blocks.StructBlock):
    pitfall = blocks.CharBlock(label=_("What goes wrong"), max_length=300)
    remedy = blocks.CharBlock(label=_("What you do about it"), max_length=400)

    class Meta:
        icon = "warning"
        label = _("Pitfall")
        label_format = "{pitfall}"
        description = _("What often goes wrong, and what to do about it.")
        preview_value = {"pitfall": "Het gesprek wordt een beoordeling.", "remedy": "Praat niet over loon."}


class QuestionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Question"), max_length=300), label=_("Questions"))
    lines = blocks.IntegerBlock(label=_("Writing lines per question"), min_value=1, max_value=8, default=3)

    class Meta:
        icon = "help"
        label = _("Questions with writing lines")
        label_format = "{title}"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Line"), max_length=300), label=_("Lines"))

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        label_format = "{title}"


class TableStructValue(blocks.StructValue):
    """The table as it is printed: every row as long as the heading row."""

    def printed_rows(self):
        width = len(self["columns"])
        given = [[cell.strip() for cell in row.split("|")] for row in self["rows"]]
        blank = [[] for _number in range(self["blank_rows"] or 0)]
        return [(row + [""] * width)[:width] for row in given + blank]


class TableBlock(blocks.StructBlock):
    """A table to fill in by hand. Cells are plain lines, so that each of them can be translated."""

    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    columns = blocks.ListBlock(blocks.CharBlock(label=_("Column"), max_length=80), label=_("Columns"), max_num=9)
    rows = blocks.ListBlock(
        blocks.CharBlock(label=_("Row"), max_length=500),
        label=_("Rows with words in them"),
        default=[],
        help_text=_("One line per row, cells parted by |. Cells that you leave out stay empty."),
    )
    blank_rows = blocks.IntegerBlock(label=_("Empty rows"), min_value=0, max_value=30, default=4, required=False)

    class Meta:
        icon = "table"
        label = _("Table to fill in")
        label_format = "{title}"
        value_class = TableStructValue


class ScaleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Statement"), max_length=300), label=_("Statements"))
    labels = blocks.ListBlock(
        blocks.CharBlock(label=_("Word"), max_length=40), label=_("Words of the scale"), min_num=2, max_num=7
    )

    class Meta:
        icon = "order"
        label = _("Statements on a scale")
        label_format = "{title}"


class PaperTextBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    body = blocks.TextBlock(label=_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text on paper")
        label_format = "{title}"


class FormPartsBlock(blocks.StreamBlock):
    """The parts of a form that is printed on A4 and filled in by hand."""

    questions = QuestionsBlock(template="kennisbank/form/questions.html")
    checklist = ChecklistBlock(template="kennisbank/form/checklist.html")
    table = TableBlock(template="kennisbank/form/table.html")
    scale = ScaleBlock(template="kennisbank/form/scale.html")
    text = PaperTextBlock(template="kennisbank/form/text.html")
