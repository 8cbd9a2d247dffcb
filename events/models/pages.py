"""The evergreen pages of the agenda. No date and no booking hangs on a page's own columns (events.md 5.1)."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from events.enums import EventKind
from events.models.sessions import EventSession, with_places
from events.structured_data import describe_session
from pagekit.blocks import ContentStreamBlock
from pagekit.models import BasePage, PageTag
from pagekit.seo import absolute
from pagekit.surroundings import current_surroundings


class EventTheme(models.Model):
    """What sessions are about, the same in both languages, so that a filter and a feed can be made of it."""

    renews_content = True

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name_nl = models.CharField(_("name, Dutch"), max_length=80)
    name_en = models.CharField(_("name, English"), max_length=80)

    class Meta:
        verbose_name = _("theme of sessions")
        verbose_name_plural = _("themes of sessions")
        ordering = ["name_nl"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name in the language of the reader."""
        return self.name_en if (get_language() or "nl").startswith("en") else self.name_nl


class AgendaPage(BasePage):
    """The agenda in one language, at /agenda/: the sessions of all event pages under it."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)

    template = "pages/events/agenda_page.html"
    parent_page_types = ["programme.HomePage"]
    subpage_types = ["events.EventPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    @classmethod
    def can_create_at(cls, parent):
        """One agenda under each home."""
        return super().can_create_at(parent) and not parent.get_children().type(cls).exists()


class EventPageTag(ItemBase):
    tag = models.ForeignKey(PageTag, related_name="tagged_events", on_delete=models.CASCADE)
    content_object = ParentalKey("events.EventPage", related_name="tagged_items", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("tag of an event")
        verbose_name_plural = _("tags of events")


class EventInstrument(Orderable):
    """An instrument of the kennisbank that a session works with. The page in the reader's language is found from it."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="named_instruments")
    instrument = models.ForeignKey("kennisbank.InstrumentPage", on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("instrument")]

    class Meta(Orderable.Meta):
        verbose_name = _("instrument of an event")
        verbose_name_plural = _("instruments of events")
        constraints = [
            models.UniqueConstraint(fields=["page", "instrument"], name="events_instrument_once_per_event"),
        ]

    def __str__(self):
        return f"instrument {self.instrument_id} of event {self.page_id}"


def in_series(sessions):
    """`sessions` (in order) as lists: those of one series together where its first one stands, others alone with their
    like.
    """
    groups: list[list] = []
    by_series: dict = {}
    for session in sessions:
        group = by_series.get(session.series) if session.series else (groups[-1] if groups else None)
        if group is None or (not session.series and group[0].series):
            group = []
            groups.append(group)
            by_series[session.series] = group
        group.append(session)
    return groups


class EventPage(BasePage):
    """What one kind of session is, for whom, and what it brings. Its dated sessions hang on it in every language
    alike.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=EventKind, default=EventKind.WORKSHOP)
    theme = models.ForeignKey(
        EventTheme, verbose_name=_("theme"), null=True, blank=True, on_delete=models.SET_NULL, related_name="pages"
    )
    summary = models.TextField(
        _("summary"), max_length=300, help_text=_("Two sentences: what it is and what it brings.")
    )
    outcomes = StreamField(
        [("outcome", CharBlock(max_length=200, label=_("What somebody can do afterwards")))],
        verbose_name=_("afterwards you can"),
        blank=True,
    )
    audience = models.TextField(_("for whom"), max_length=500, blank=True)
    body = StreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)
    bring = models.TextField(_("what to bring"), max_length=500, blank=True)
    guided_by = models.CharField(
        _("who guides"), max_length=200, blank=True, help_text=_("A role, for instance: a coach of the programme.")
    )
    image = models.ForeignKey(
        "pagekit.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tags = ClusterTaggableManager(through=EventPageTag, blank=True, verbose_name=_("tags"))

    template = "pages/events/event_page.html"
    parent_page_types = ["events.AgendaPage"]
    subpage_types = []

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("theme"), FieldPanel("tags")], _("In the agenda")),
        FieldPanel("summary"),
        FieldPanel("outcomes"),
        FieldPanel("audience"),
        FieldPanel("body"),
        InlinePanel("named_instruments", heading=_("Instruments"), label=_("Instrument")),
        MultiFieldPanel([FieldPanel("bring"), FieldPanel("guided_by"), FieldPanel("image")], _("Practical")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("audience"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("theme"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @cached_property
    def announced_sessions(self):
        """Every session of this event that the public may know of, with its places; asked once for a page."""
        sessions = EventSession.objects.of_event(self).announced().with_language().order_by("starts_at", "pk")
        found = sessions.select_related("successor").prefetch_related("further_dates")
        around = self.surroundings or current_surroundings()
        return with_places(around.remember(("sessions of", self.translation_key), lambda: list(found)))

    def upcoming_sessions(self):
        """The sessions that are not over, called off ones too, the first one first."""
        now = timezone.now()
        return [session for session in self.announced_sessions if session.over_at > now]

    def past_sessions(self):
        """The sessions that are over, the last one first."""
        now = timezone.now()
        return [session for session in reversed(self.announced_sessions) if session.over_at <= now]

    def get_context(self, request, *args, **kwargs):
        upcoming = self.upcoming_sessions()
        open_now = (session for session in upcoming if session.has_room(timezone.now()))
        sessions = {
            "upcoming": upcoming,
            "groups": in_series(upcoming),
            "past": self.past_sessions(),
            "first_open": next(open_now, None),
        }
        return super().get_context(request, *args, **kwargs) | sessions

    def structured_data_follows(self):
        return [(session.pk, session.seats_held) for session in self.upcoming_sessions()]

    def structured_data(self, request):
        """schema.org Event of each session that is still to come."""
        url = absolute(request, self.get_url(request))
        return [
            describe_session(session, title=self.title, text=self.summary, url=url, language=get_language() or "nl")
            for session in self.upcoming_sessions()
        ]
