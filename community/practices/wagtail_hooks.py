"""Practices in the admin: the screens, the menu, the panel on its home, the log, and the guard on publishing."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from community.practices.enums import PracticeState
from community.practices.models import PracticePage
from community.practices.queries import number_to_review, waiting_first
from community.practices.rules import may_review
from community.practices.views import review


@hooks.register("register_admin_urls")
def admin_urls():
    """The queue and the review screen."""
    return [
        path("praktijkvoorbeelden/", review.queue, name="practices_queue"),
        path("praktijkvoorbeelden/<int:pk>/", review.review, name="practices_review"),
    ]


class ReviewMenuItem(MenuItem):
    """In the menu of people who review."""

    def is_shown(self, request):
        return may_review(request.user)


@hooks.register("register_admin_menu_item")
def menu_item():
    return ReviewMenuItem(_("Practices"), reverse("practices_queue"), name="practices", icon_name="pick", order=250)


class ToReviewPanel(Component):
    """What waits for an editor, on the home page of the admin."""

    name = "practices_to_review"
    template_name = "practices/admin/to_review_panel.html"
    order = 120

    def get_context_data(self, parent_context):
        number = number_to_review()
        return {"number": number, "rows": waiting_first(5) if number else []}


@hooks.register("construct_homepage_panels")
def home_panel(request, panels):
    if may_review(request.user):
        panels.append(ToReviewPanel())


@hooks.register("before_publish_page")
def only_with_agreement(request, page):
    """Say kindly what the page itself would refuse: publishing words that the company did not agree with."""
    if isinstance(page, PracticePage) and not page.is_as_agreed():
        messages.error(request, _("The company has not agreed with publication of this text."))
        return redirect("practices_review", page.submission_id)
    return None


@hooks.register("register_log_actions")
def register_log_actions(actions):
    """Name every action that this room writes into the log."""
    actions.register_action("practices.start", _("Practice started"), _("Practice started"))
    actions.register_action("practices.answers", _("Answers saved"), _("Answers saved"))
    actions.register_action("practices.text", _("Text saved"), _("Text saved"))
    actions.register_action("practices.throw_away", _("Draft deleted"), _("Draft deleted"))
    for state in PracticeState:
        if state != PracticeState.DRAFT:
            actions.register_action(f"practices.{state}", state.label, state.label)
