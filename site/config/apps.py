from django.apps import AppConfig


class RoofConfig(AppConfig):
    name = "config"
    label = "roof"

    def ready(self):
        from . import checks  # noqa: F401 - registers the system checks
