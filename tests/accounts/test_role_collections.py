"""Editors work with pictures and documents (Wagtail asks the rights of its own models, not of ours)."""

import pytest
from django.contrib.auth.models import Group
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from tests.factories import make_user


@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
@pytest.mark.parametrize(("role", "verbs"), [("redactie", {"add", "change", "choose"}), ("coach", {"choose"})])
def test_role_may_do_with_files(db, model, role, verbs):
    user = make_user(is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    policy = policy_registry.get_by_type(model)
    assert {verb for verb in ("add", "change", "choose") if policy.user_has_permission(user, verb)} == verbs
