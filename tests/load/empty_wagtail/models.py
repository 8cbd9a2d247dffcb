"""What `wagtail start` gives: one page type with a template that says hello."""

from wagtail.models import Page


class EmptyPage(Page):
    template = "empty_page.html"
