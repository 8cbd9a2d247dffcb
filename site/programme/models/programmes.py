"""A programme and what was published about it: editions, goals, milestones, figures, lessons (GV, OT, MK, CT)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from pagekit.models.bilingual import Bilingual
from programme.enums import DatePrecision, FigureKind, PartKind, RecommendationStatus


class Programme(Bilingual, ClusterableModel):
    """One programme, with or without editions. Its page (ProgrammePage) tells the story; the rows hold the facts."""

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    name_nl = models.CharField(_("name, Dutch"), max_length=160)
    name_en = models.CharField(_("name, English"), max_length=160, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["pk"]

    def __str__(self):
        return self.name_nl


class ProgrammeRow(Bilingual, Orderable):
    """What hangs on a programme, in an order that an editor chooses."""

    class Meta(Orderable.Meta):
        abstract = True


class Edition(ProgrammeRow):
    """One run of a programme. Editions follow each other: `predecessor` says which came before (GV-01)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="editions")
    number = models.CharField(_("edition"), max_length=20)
    predecessor = models.ForeignKey(
        "self",
        verbose_name=_("follows on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="successors",
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    precision = models.CharField(
        _("how precise"), max_length=5, choices=DatePrecision.choices, default=DatePrecision.MONTH
    )
    period_nl = models.CharField(_("period in words, Dutch"), max_length=120, blank=True)
    period_en = models.CharField(_("period in words, English"), max_length=120, blank=True)
    text_nl = models.TextField(_("text, Dutch"))
    text_en = models.TextField(_("text, English"), blank=True)
    note_nl = models.TextField(_("note, Dutch"), blank=True)
    note_en = models.TextField(_("note, English"), blank=True)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programme_one_edition_per_number"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="programme_edition_ends_after_start",
                violation_error_message=_("An edition cannot end before it starts."),
            ),
        ]

    def __str__(self):
        return f"{self.programme} {self.number}"


class Goal(ProgrammeRow):
    """What a programme is for (OT-09)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="goals")
    key = models.SlugField(_("short name"), max_length=60)
    title_nl = models.CharField(_("goal, Dutch"), max_length=160)
    title_en = models.CharField(_("goal, English"), max_length=160, blank=True)
    text_nl = models.TextField(_("text, Dutch"), blank=True)
    text_en = models.TextField(_("text, English"), blank=True)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="programme_one_goal_per_key")]

    def __str__(self):
        return self.title_nl


class TargetGroup(ProgrammeRow):
    """For whom a programme is, in respectful words. `sensitive`: nothing may ever be counted or shown per person
    (OT-10)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="target_groups")
    key = models.SlugField(_("short name"), max_length=60)
    name_nl = models.CharField(_("group, Dutch"), max_length=160)
    name_en = models.CharField(_("group, English"), max_length=160, blank=True)
    sensitive = models.BooleanField(_("sensitive"), default=False)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="programme_one_group_per_key")]

    def __str__(self):
        return self.name_nl


class Part(ProgrammeRow):
    """A phase or a pilot (MK-10 to MK-13, CT-01)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(_("kind"), max_length=8, choices=PartKind.choices)
    title_nl = models.CharField(_("title, Dutch"), max_length=160)
    title_en = models.CharField(_("title, English"), max_length=160, blank=True)
    period_nl = models.CharField(_("period in words, Dutch"), max_length=120, blank=True)
    period_en = models.CharField(_("period in words, English"), max_length=120, blank=True)
    text_nl = models.TextField(_("text, Dutch"))
    text_en = models.TextField(_("text, English"), blank=True)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("phase or pilot")
        verbose_name_plural = _("phases and pilots")

    def __str__(self):
        return self.title_nl


class Milestone(ProgrammeRow):
    """Something that happened, with its source (OT-05, OT-13, OT-16)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="milestones")
    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), null=True, blank=True, on_delete=models.SET_NULL, related_name="milestones"
    )
    date = models.DateField(_("date"))
    precision = models.CharField(
        _("how precise"), max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    title_nl = models.CharField(_("title, Dutch"), max_length=160)
    title_en = models.CharField(_("title, English"), max_length=160, blank=True)
    text_nl = models.TextField(_("text, Dutch"), blank=True)
    text_en = models.TextField(_("text, English"), blank=True)
    source = models.CharField(_("source"), max_length=240)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["date"]

    def __str__(self):
        return self.title_nl


class PublishedFigure(ProgrammeRow):
    """A figure that somebody published: a claim with a source, never a total to calculate with (X-1, X-2).

    Figures stand nowhere in text. Where sources differ each has its own row with its own definition; `conflict` is the
    same for rows that must be read beside each other.
    """

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="figures")
    edition = models.ForeignKey(
        Edition, verbose_name=_("edition"), null=True, blank=True, on_delete=models.SET_NULL, related_name="figures"
    )
    key = models.SlugField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=8, choices=FigureKind.choices)
    label_nl = models.CharField(_("what it counts, Dutch"), max_length=160)
    label_en = models.CharField(_("what it counts, English"), max_length=160, blank=True)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    display_nl = models.CharField(_("as the source writes it, Dutch"), max_length=60)
    display_en = models.CharField(_("as the source writes it, English"), max_length=60, blank=True)
    unit_nl = models.CharField(_("unit, Dutch"), max_length=60)
    unit_en = models.CharField(_("unit, English"), max_length=60, blank=True)
    definition_nl = models.TextField(_("definition, Dutch"))
    definition_en = models.TextField(_("definition, English"), blank=True)
    reference_date = models.DateField(_("reference date"), null=True, blank=True)
    source_title_nl = models.CharField(_("source, Dutch"), max_length=240)
    source_title_en = models.CharField(_("source, English"), max_length=240, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    source_date_note_nl = models.CharField(_("why the source has no date, Dutch"), max_length=240, blank=True)
    source_date_note_en = models.CharField(_("why the source has no date, English"), max_length=240, blank=True)
    conflict = models.CharField(
        _("read together with"),
        max_length=20,
        blank=True,
        help_text=_("The same word for figures that contradict each other; they are shown side by side."),
    )
    note_nl = models.TextField(_("note, Dutch"), blank=True)
    note_en = models.TextField(_("note, English"), blank=True)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        constraints = [
            models.UniqueConstraint(fields=["programme", "key"], name="programme_one_figure_per_key"),
            models.CheckConstraint(
                condition=models.Q(source_date__isnull=False) | ~models.Q(source_date_note_nl=""),
                name="programme_figure_dated_or_explained",
                violation_error_message=_("Give the date of the source, or say why it has none."),
            ),
        ]

    def __str__(self):
        return self.label_nl


class LessonLearned(ProgrammeRow):
    """What an edition taught, and in which edition that was put to use (GV-12, OT-20, OT-21)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="lessons")
    edition = models.ForeignKey(
        Edition, verbose_name=_("learned in"), null=True, blank=True, on_delete=models.SET_NULL, related_name="lessons"
    )
    carried_into = models.ForeignKey(
        Edition,
        verbose_name=_("put to use in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lessons_taken_up",
    )
    title_nl = models.CharField(_("lesson, Dutch"), max_length=160)
    title_en = models.CharField(_("lesson, English"), max_length=160, blank=True)
    text_nl = models.TextField(_("text, Dutch"))
    text_en = models.TextField(_("text, English"), blank=True)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def __str__(self):
        return self.title_nl

    def clean(self):
        super().clean()
        if self.edition_id and self.edition_id == self.carried_into_id:
            raise ValidationError({"carried_into": _("A lesson is put to use in a later edition.")})


class Recommendation(ProgrammeRow):
    """What somebody advised, and what became of it (OT-22)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="recommendations")
    source_nl = models.CharField(_("source, Dutch"), max_length=240)
    source_en = models.CharField(_("source, English"), max_length=240, blank=True)
    title_nl = models.CharField(_("recommendation, Dutch"), max_length=160)
    title_en = models.CharField(_("recommendation, English"), max_length=160, blank=True)
    text_nl = models.TextField(_("text, Dutch"))
    text_en = models.TextField(_("text, English"), blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=RecommendationStatus.choices, default=RecommendationStatus.OPEN
    )
    followed_by_nl = models.TextField(_("what was done, Dutch"), blank=True)
    followed_by_en = models.TextField(_("what was done, English"), blank=True)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")

    def __str__(self):
        return self.title_nl
