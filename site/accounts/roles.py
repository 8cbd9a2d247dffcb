"""Roles of staff: groups with what each may do, made again after every migrate.

Upper rooms say what a role may do with their rows, in `AppConfig.ready`:
`grant("organisatie", "events.view_registration")`.
A role only gains here; what an administrator adds to a group in the admin stays.
"""

from collections import defaultdict

from django.apps import apps
from django.contrib.auth.models import Group, Permission

ROLES = ("redactie", "organisatie", "begeleiding", "coach", "programmaleiding", "beheer")
WORKFLOW_NAME = "Collega kijkt mee"

_granted: dict[str, set[str]] = defaultdict(set)


def grant(role: str, *permissions: str) -> None:
    """Say that `role` may do `permissions` ("app_label.codename"); they are given at the next migrate.

    Raises KeyError for a role that does not exist.
    """
    if role not in ROLES:
        raise KeyError(role)
    _granted[role].update(permissions)


for _role in ROLES:
    grant(_role, "wagtailadmin.access_admin")
for _role in ("redactie", "programmaleiding", "beheer"):
    grant(_role, "wagtail_localize.submit_translation")
    for _verb in ("view", "add", "change", "delete"):
        grant(_role, f"pagekit.{_verb}_searchsynonym", f"pagekit.{_verb}_searchpromotion")
for _codename in ("add_user", "change_user", "delete_user", "view_user"):
    grant("beheer", f"accounts.{_codename}")
grant("beheer", "outbox.view_outboxmessage", "auth.view_group", "wagtailcore.view_site")
grant("organisatie", "outbox.view_outboxmessage")


def set_up_roles(sender, **kwargs) -> None:
    """After the last app's migrate: make the groups, their permissions and the workflow of the editors. Idempotent."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender is not with_models[-1] or not _all_tables_exist():
        return
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.add(*_permissions(_granted[role]))
    _set_up_pages()
    _set_up_collections()
    _set_up_workflow()
    # Wagtail's own groups say something else than ours; they go as long as nobody is in them.
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()


def _permissions(names):
    found = []
    for name in names:
        label, _dot, codename = name.partition(".")
        found += Permission.objects.filter(content_type__app_label=label, codename=codename)
    return found


def _all_tables_exist():
    from django.db import connection

    needed = {"wagtailcore_page", "wagtailcore_workflowpage", "accounts_colleaguereview", "auth_group"}
    return needed <= set(connection.introspection.table_names())


def _set_up_pages():
    """Rights on the whole tree: editors write, only programme lead and administrators publish without a colleague."""
    from wagtail.models import GroupPagePermission, Page

    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    codenames = {
        "redactie": ("add_page", "change_page"),
        "programmaleiding": ("add_page", "change_page", "publish_page"),
        "beheer": ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
    }
    for role, names in codenames.items():
        group = Group.objects.get(name=role)
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _set_up_collections():
    """Pictures and documents: everybody on the staff chooses, editors add and change."""
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.objects.filter(depth=1).first()
    if root is None:
        return
    # Wagtail asks the rights of its own models, also when a site has an image and document model of its own.
    for label, name in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for role in ROLES:
            verbs = ("choose",) if role == "coach" else ("add", "change", "choose")
            for permission in _permissions(f"{label}.{verb}_{name}" for verb in verbs):
                GroupCollectionPermission.objects.get_or_create(
                    group=Group.objects.get(name=role), collection=root, permission=permission
                )


def _set_up_workflow():
    """One task, on the whole tree: somebody else of the editors reads along, and publishes."""
    from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

    from accounts.models import ColleagueReview

    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    task, _created = ColleagueReview.objects.get_or_create(name=WORKFLOW_NAME)
    task.groups.add(*Group.objects.filter(name__in=("redactie", "programmaleiding", "beheer")))
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    if not WorkflowPage.objects.filter(page=root, workflow=workflow).exists():
        WorkflowPage.objects.filter(page=root).delete()
        WorkflowPage.objects.create(page=root, workflow=workflow)
