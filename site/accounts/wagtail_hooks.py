"""Who administers the whole site is changed by others who do, never by a role that manages users."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks

from accounts.models import User


@hooks.register("before_create_user")
def make_no_superuser(request):
    """The form of Wagtail offers it to whoever manages users."""
    if "is_superuser" in request.POST and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def keep_superusers(request, user):
    """Setting the password of a superuser would be becoming one."""
    make_no_superuser(request)
    _refuse(request, [user])


@hooks.register("before_bulk_action")
def keep_superusers_in_bulk(request, action_type, objects, action):
    """The same for many at once."""
    _refuse(request, [each for each in objects if isinstance(each, User)])


def _refuse(request, users):
    if not request.user.is_superuser and any(user.is_superuser for user in users):
        raise PermissionDenied
