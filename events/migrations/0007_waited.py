from django.db import migrations, models


def know_who_waits(apps, schema_editor):
    """Who waits now, or was offered a place, was on the list; of those who left it before, nobody knows it any more."""
    attendees = apps.get_model("events", "Attendee").objects
    attendees.filter(status__in=["waitlisted", "offered"]).update(waited=True)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0006_personal_feed"),
    ]

    operations = [
        migrations.AddField(
            model_name="attendee",
            name="waited",
            field=models.BooleanField(default=False, editable=False, verbose_name="was on the waiting list"),
        ),
        migrations.RunPython(know_who_waits, migrations.RunPython.noop),
    ]
