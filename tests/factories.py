"""Dull makers of test data, one a model; each room adds its own in its folder."""

from types import SimpleNamespace

from wagtail.models import Locale, Page, Site

from accounts.models import User
from programme.models import HomePage


def make_site_tree():
    """A Dutch home at /, its English translation at /en/, and the default site that points at the Dutch one."""
    dutch, _ = Locale.objects.get_or_create(language_code="nl")
    english, _ = Locale.objects.get_or_create(language_code="en")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=dutch)
    Site.objects.all().delete()
    for page in root.get_children():
        page.delete()
    root = Page.objects.get(pk=root.pk)
    nl = root.add_child(instance=HomePage(title="Leergilde", slug="home", locale=dutch))
    en = nl.copy_for_translation(english)
    en.title, en.slug = "Leergilde", "home-en"
    en.save_revision().publish()
    en.refresh_from_db()
    site = Site.objects.create(hostname="testserver", port=80, root_page=nl, is_default_site=True)
    return SimpleNamespace(root=root, nl=nl, en=en, site=site, dutch=dutch, english=english)


def make_user(email="iemand@example.org", **fields):
    """A person who can sign in."""
    return User.objects.create_user(email, fields.pop("password", "een-lang-wachtwoord"), **fields)


def make_staff(email="beheer@example.org", **fields):
    """An administrator."""
    return User.objects.create_superuser(email, fields.pop("password", "een-lang-wachtwoord"), **fields)
