"""What the admin knows of this room: its screens, and the words of its log."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from events import rules
from events.viewsets import coached
from events.viewsets.home import AgendaMenuItem, SessionsPanel
from events.viewsets.urls import urlpatterns

LOG_ACTIONS = {
    "events.plan": (_("Plan session"), _("Session planned")),
    "events.announce": (_("Announce session"), _("Session announced")),
    "events.edit": (_("Change session"), _("Details of the session changed")),
    "events.move": (_("Move session"), _("Session moved; everybody was told")),
    "events.call_off": (_("Call off session"), _("Session called off; everybody was told")),
    "events.capacity": (_("Change places"), _("Number of places changed")),
    "events.complete": (_("Complete session"), _("Session completed")),
    "events.register": (_("Register"), _("People registered")),
    "events.cancel": (_("Cancel place"), _("Place cancelled")),
    "events.pass_over": (_("Pass over"), _("A party on the waiting list was passed over")),
    "events.invite": (_("Invite"), _("People invited")),
    "events.withdraw_invitation": (_("Withdraw invitation"), _("Invitation withdrawn")),
    "events.accept": (_("Accept place"), _("Offered place accepted")),
    "events.substitute": (_("Hand over place"), _("Place handed over to somebody else")),
    "events.release": (_("Give up place"), _("Place given up: no name came in time")),
    "events.rename": (_("Correct name"), _("Name corrected")),
    "events.admit": (_("Admit"), _("Registration approved")),
    "events.refuse": (_("Refuse"), _("Registration refused")),
    "events.confirm_by_hand": (_("Confirm by hand"), _("Place given by hand, with a reason")),
    "events.question": (_("Change questions"), _("Questions of the registration changed")),
    "events.answer": (_("Change answers"), _("Answers of a participant changed")),
    "events.say_to_come": (_("Say to come"), _("Second call answered: comes")),
    "events.stand_by": (_("Stand by"), _("Somebody who waits said whether to stand by")),
    "events.let_in": (_("Let in a stand-by"), _("Stand-by let in")),
    "events.add_date": (_("Add date"), _("Date added; everybody was told")),
    "events.move_date": (_("Move date"), _("Date moved; everybody was told")),
    "events.drop_date": (_("Drop date"), _("Date dropped; everybody was told")),
    "events.note": (_("Write note"), _("Note with a person changed")),
    "events.merge": (_("Make two one"), _("Two rows of one person made one")),
    "events.queue": (_("Order waiting list"), _("Order of the waiting list changed by hand, with a reason")),
    "events.language_help": (_("Change help with language"), _("Help with language changed")),
    "events.name_lead": (_("Name a lead"), _("Somebody leads it from now on")),
    "events.take_off_lead": (_("Take off a lead"), _("Somebody does not lead it any more")),
    "events.list": (_("Take list"), _("List of people taken")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Wagtail refuses to log an action that it has no words for."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)


@hooks.register("register_admin_urls")
def register_admin_urls():
    """The organiser's screens."""
    return [*urlpatterns, *coached.urlpatterns]


@hooks.register("register_admin_menu_item")
def register_menu_item():
    """The way to them."""
    return AgendaMenuItem(
        _("Agenda"), reverse("organiser_sessions"), name="agenda", icon_name="calendar-alt", order=150
    )


@hooks.register("register_admin_menu_item")
def register_coached_companies():
    """For coaches: at which sessions their companies were."""
    return coached.CoachedMenuItem(
        _("My companies"), reverse("coached_companies"), name="coached", icon_name="group", order=156
    )


@hooks.register("construct_homepage_panels")
def add_sessions_panel(request, panels):
    """The next sessions, on the home of the admin."""
    if rules.can_see_sessions(request.user):
        panels.append(SessionsPanel(request.user))


@hooks.register("insert_global_admin_css")
def admin_css():
    """The few shapes that Wagtail does not have."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/beheer.css"))
