"""The data register is complete: every column of ours is declared, every function it names exists (trust.md G2)."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.utils.module_loading import import_string
from wagtail.models import Page, RevisionMixin
from wagtail.snippets.models import get_snippet_models

from privacy.register import register

OURS = {
    "programme",
    "events",
    "afterwards",
    "attendance",
    "mailings",
    "matching",
    "demand",
    "takeaways",
    "practices",
    "companies",
    "kennisbank",
    "evidence",
    "versions",
    "outlinks",
    "schemes",
    "methods",
    "training",
    "progress",
    "shortlist",
    "pagekit",
    "accounts",
    "outbox",
    "privacy",
}
# What frameworks below us keep about people by themselves.
FRAMEWORKS = {"account.EmailAddress", "mfa.Authenticator", "sessions.Session", "wagtailusers.UserProfile"}


def models():
    # The rows that join two models say nothing that the field that made them does not.
    for model in apps.get_models():
        if model._meta.app_label in OURS or model._meta.label in FRAMEWORKS:
            yield model


def columns(model):
    return {field.name for field in model._meta.local_concrete_fields if not field.auto_created}


def label(model):
    return model._meta.label


@pytest.mark.parametrize("model", list(models()), ids=label)
def test_every_column_is_declared(model):
    # A page is published; what personal columns it has are declared like any other.
    free = register.free_of_personal_data.get(label(model), set())
    declared = register.columns_of(label(model))
    undeclared = set() if "*" in free else columns(model) - declared - free - {"page_ptr", "task_ptr", "id"}
    assert sorted(undeclared) == []


def test_no_star_beside_personal_columns_of_ours():
    """A star would let a new personal column of such a model in without a declaration."""
    starred = {name for name, free in register.free_of_personal_data.items() if "*" in free}
    personal = {processing.model for processing in register.processings}
    assert starred & personal - FRAMEWORKS == set()


def test_register_names_models_and_columns_that_exist():
    wrong = []
    for processing in register.processings:
        model = apps.get_model(processing.model)
        names = {field.name for field in model._meta.get_fields()}
        wrong += [f"{processing.model}.{column}" for column in processing.columns if column not in names]
    wrong += [name for name in register.free_of_personal_data if apps.get_model(name) is None]
    assert wrong == []


@pytest.mark.parametrize(
    "processing", register.processings, ids=lambda processing: f"{processing.model} {processing.title}"
)
def test_eraser_and_retainer_exist(processing):
    assert callable(import_string(processing.eraser))
    assert not processing.retain or callable(import_string(processing.retain))
    assert processing.retention


def test_personal_data_is_in_no_snippet_and_no_revision():
    personal = {apps.get_model(processing.model) for processing in register.processings}
    assert personal
    snippets = {model for model in get_snippet_models() if model in personal}
    revised = {model for model in personal if issubclass(model, RevisionMixin) and not issubclass(model, Page)}
    assert (snippets, revised) == (set(), set())


def test_sessions_are_in_the_database():
    assert Session._meta.label in FRAMEWORKS
