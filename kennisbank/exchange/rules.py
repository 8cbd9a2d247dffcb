"""Who exchanges instruments."""

from typing import Any

from wagtail.permission_policies.pages import PagePermissionPolicy


def can_exchange(user: Any) -> bool:
    """Whether `user` takes instruments out and brings them in: who may write pages."""
    return bool(user.is_active and PagePermissionPolicy().user_has_permission(user, "add"))
