"""A session planned like another one: what belongs to the session itself goes along."""

from events.models import EventSession, LanguageHelp
from events.models.sessions import new_reference


def take_along(source: EventSession, target: EventSession) -> None:
    """Give `target` the questions of its own and the help with language that `source` has; nobody's answers."""
    for question in source.questions.asked():
        question.pk, question.reference = None, new_reference()
        question.event, question.session = None, target
        question.save(force_insert=True)
    LanguageHelp.objects.bulk_create(
        LanguageHelp(session=target, kind=each.kind, language=each.language, places=each.places)
        for each in source.language_help.filter(places__gt=0)
    )
