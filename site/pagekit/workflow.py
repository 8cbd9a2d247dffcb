"""What happens when a review ends well."""


def publish_reviewed(workflow_state, user=None):
    """Publish what was approved, now or at its planned moment (WAGTAIL_FINISH_WORKFLOW_ACTION).

    The approval of a colleague is what makes it public. Wagtail's own function asks whether that colleague may publish
    alone, which editors may not: the page would stay a draft, with "no access" as the answer to an approval.
    """
    workflow_state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
