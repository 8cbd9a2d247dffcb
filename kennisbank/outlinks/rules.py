"""Which answers are a failure, which machines we never ask, and who sees the list."""

import ipaddress
from typing import Any

from wagtail.permission_policies.pages import PagePermissionPolicy

GONE = {404, 410}


def fails(status: int) -> bool:
    """Whether an answer says that there is nothing. Who only refuses a machine (401, 403, 429) is there for people."""
    return status == 0 or status in GONE or status >= 500


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not of this machine, its network, or a cloud's inside."""
    found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not (mapped or found).is_multicast


def can_see_links(user: Any) -> bool:
    """Whether `user` sees which links broke: who may change pages."""
    return bool(user.is_active and PagePermissionPolicy().user_has_permission(user, "change"))
