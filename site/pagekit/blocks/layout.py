"""Blocks that set something apart: callouts, facts, questions, two columns."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pagekit.blocks.links import LinkBlock
from pagekit.blocks.media import PictureBlock
from pagekit.blocks.text import SHORT_TEXT_FEATURES, HeadingBlock, QuoteBlock, TextBlock, TitledBlock


class CalloutBlock(blocks.StructBlock):
    """A box beside the story, with or without a link to go on."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), required=False, features=SHORT_TEXT_FEATURES)
    link = LinkBlock(label=_("Link"), required=False)

    class Meta:
        icon = "warning"
        label = _("Callout")
        label_format = "{title}"
        group = _("Layout")
        description = _("A box that stands out: a sign-up, a warning, a tip.")
        template = "components/streamfield/callout.html"
        preview_value = {
            "title": "Eerst een plan, dan een aanvraag",
            "text": "<p>Kijk op de pagina van de regeling wanneer die open is.</p>",
            "link": {"url": "/regelingen/", "label": "Naar de regelingen"},
        }


class FactBlock(blocks.StructBlock):
    """A word and its value."""

    label = blocks.CharBlock(label=_("Word"), max_length=60)
    value = blocks.CharBlock(label=_("Value"), max_length=160)


class FactsBlock(blocks.StructBlock):
    """Short facts as a label on a tool."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    facts = blocks.ListBlock(FactBlock(), label=_("Facts"), min_num=1, max_num=10)

    class Meta:
        icon = "tag"
        label = _("Facts")
        label_format = "{title}"
        group = _("Layout")
        description = _("Short facts in a box: what it costs, where it is, how long it takes.")
        template = "components/streamfield/facts.html"
        preview_value = {
            "title": "In het kort",
            "facts": [{"label": "Kosten", "value": "Geen"}, {"label": "Tijd", "value": "Een uur per maand"}],
        }


class QuestionBlock(blocks.StructBlock):
    """One question with its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Answer"), features=SHORT_TEXT_FEATURES)


class FaqBlock(TitledBlock):
    """Questions that fold open; they work without scripts."""

    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1, max_num=20)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = _("Layout")
        description = _("Questions that readers have, each with an answer that folds open.")
        template = "components/streamfield/faq.html"
        preview_value = {
            "title": "Vragen",
            "questions": [{"question": "Kost het iets?", "answer": "<p>Nee, alleen je tijd.</p>"}],
        }


class ColumnBlock(blocks.StreamBlock):
    """What can stand in one of two columns."""

    heading = HeadingBlock()
    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()


class ColumnsBlock(blocks.StructBlock):
    """Two columns that stand under each other on a phone."""

    first = ColumnBlock(label=_("First column"))
    second = ColumnBlock(label=_("Second column"))

    class Meta:
        icon = "grip"
        label = _("Two columns")
        group = _("Layout")
        description = _("Two columns; on a phone the second stands under the first.")
        template = "components/streamfield/columns.html"
        preview_value = {
            "first": [("text", "<p>Wat je zelf kunt doen.</p>")],
            "second": [("text", "<p>Waar je hulp bij krijgt.</p>")],
        }
