"""Removing what the page kit knows about a person."""

from datetime import datetime

from django.contrib.auth import get_user_model

from pagekit.models import CustomDocument, CustomImage


def forget_uploader(*, email: str, now: datetime) -> int:
    """Take the name of the editor with this address off pictures and documents. Gives how many rows changed."""
    users = get_user_model().objects.filter(email__iexact=email)
    return sum(
        model.objects.filter(uploaded_by_user__in=users).update(uploaded_by_user=None)
        for model in (CustomImage, CustomDocument)
    )
