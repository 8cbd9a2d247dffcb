"""An event and the places taken in it: the least that a registration can be."""

from django.db import models


class Event(models.Model):
    """The row that a plain registration locks."""

    capacity = models.PositiveIntegerField()

    def __str__(self):
        return f"event {self.pk}"


class Place(models.Model):
    """One person in one event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=80)
    email = models.EmailField()

    def __str__(self):
        return f"place {self.pk}"
