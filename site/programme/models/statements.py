"""The duties of a public site: contact, privacy, cookies, accessibility.

What must be true comes from the code itself.
"""

from django.utils.translation import gettext_lazy as _

from programme.models.content import TextPage


class StatementPage(TextPage):
    """What these pages share: each stands once, under the home page of its language, with nothing below it."""

    parent_page_types = ["programme.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        abstract = True


class PrivacyPage(StatementPage):
    """What we keep about people: an introduction, then the data register of the code itself (P7)."""

    template = "pages/programme/privacy_page.html"
    page_description = _("The privacy statement. The list of what we keep comes from the system itself.")

    class Meta:
        verbose_name = _("privacy page")
        verbose_name_plural = _("privacy pages")


class CookiesPage(StatementPage):
    """Which cookies we set and when, from the list in the code (OT-02)."""

    template = "pages/programme/cookies_page.html"
    page_description = _("The cookie page. The table comes from the system itself.")

    class Meta:
        verbose_name = _("cookie page")
        verbose_name_plural = _("cookie pages")


class AccessibilityPage(StatementPage):
    """The accessibility statement."""

    template = "pages/programme/content_page.html"
    page_description = _("The accessibility statement.")

    class Meta:
        verbose_name = _("accessibility page")
        verbose_name_plural = _("accessibility pages")


class ContactPage(StatementPage):
    """A form that writes to the mailbox of a role (MK-15); `programme.wagtail_hooks` hands its requests to the view."""

    template = "pages/programme/contact_page.html"
    page_description = _("The contact page with its form.")

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")
