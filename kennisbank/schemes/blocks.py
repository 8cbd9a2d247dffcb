"""What an editor builds the guide from: questions, tests of schemes, example people. Texts are in both languages."""

from django.apps import apps
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kennisbank.schemes.enums import Audience

CODE = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Small letters, digits and hyphens only."))


def scheme_choices() -> list[tuple[str, str]]:
    """The schemes that a test can be about, by code."""
    return list(apps.get_model("schemes", "Scheme").objects.kept_up().values_list("code", "name"))


class CodeBlock(blocks.CharBlock):
    """A short name that rules and addresses use."""

    def __init__(self, **kwargs):
        super().__init__(max_length=30, validators=(CODE,), **kwargs)


class CodesBlock(blocks.CharBlock):
    """Codes of answers, parted by commas."""

    def __init__(self, **kwargs):
        super().__init__(max_length=300, **kwargs)

    def clean(self, value):
        codes = [code.strip() for code in super().clean(value).split(",") if code.strip()]
        for code in codes:
            CODE(code)
        return ", ".join(codes)


class AudiencesBlock(blocks.MultipleChoiceBlock):
    """Of whom."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("For"))
        super().__init__(choices=Audience.choices, **kwargs)


class OptionBlock(blocks.StructBlock):
    code = CodeBlock(label=_("Code"))
    label_nl = blocks.CharBlock(label=_("Answer, Dutch"), max_length=120)
    label_en = blocks.CharBlock(label=_("Answer, English"), max_length=120)

    class Meta:
        label = _("Answer")
        label_format = "{label_nl}"


class QuestionBlock(blocks.StructBlock):
    code = CodeBlock(label=_("Code"))
    audiences = AudiencesBlock(label=_("Asked of"))
    text_nl = blocks.CharBlock(label=_("Question, Dutch"), max_length=200)
    text_en = blocks.CharBlock(label=_("Question, English"), max_length=200)
    hint_nl = blocks.CharBlock(label=_("Explanation, Dutch"), max_length=300, required=False)
    hint_en = blocks.CharBlock(label=_("Explanation, English"), max_length=300, required=False)
    options = blocks.ListBlock(OptionBlock(), label=_("Answers"), min_num=2, max_num=8)

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{text_nl}"


class ConditionBlock(blocks.StructBlock):
    question = CodeBlock(label=_("Code of the question"))
    fits = CodesBlock(
        label=_("Answers that fit"),
        help_text=_("Codes, parted by commas. Empty: it may fit at best."),
        required=False,
    )
    unclear = CodesBlock(label=_("Answers that leave it open"), required=False)
    reason_nl = blocks.CharBlock(label=_("What we say otherwise, Dutch"), max_length=300)
    reason_en = blocks.CharBlock(label=_("What we say otherwise, English"), max_length=300)

    class Meta:
        label = _("Condition")
        label_format = "{question}: {fits}"


class SchemeTestBlock(blocks.StructBlock):
    scheme = blocks.ChoiceBlock(label=_("Scheme"), choices=scheme_choices)
    audiences = AudiencesBlock()
    fits_nl = blocks.CharBlock(label=_("Why it fits, Dutch"), max_length=400)
    fits_en = blocks.CharBlock(label=_("Why it fits, English"), max_length=400)
    not_for_nl = blocks.CharBlock(label=_("What we say to others, Dutch"), max_length=300)
    not_for_en = blocks.CharBlock(label=_("What we say to others, English"), max_length=300)
    conditions = blocks.ListBlock(ConditionBlock(), label=_("Conditions"), default=[])

    class Meta:
        icon = "tick"
        label = _("When a scheme fits")
        label_format = "{scheme}"


class AnswerBlock(blocks.StructBlock):
    question = CodeBlock(label=_("Code of the question"))
    option = CodeBlock(label=_("Code of the answer"))


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Who this is"), max_length=120, help_text=_("Made up, such as “Workshop of 12”."))
    audience = blocks.ChoiceBlock(label=_("Is"), choices=Audience.choices)
    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), default=[])

    class Meta:
        icon = "user"
        label = _("Example person")
        label_format = "{name}"
