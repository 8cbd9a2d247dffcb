"""Words of practices for templates."""

from django import template

from community.practices.rules import question_label

register = template.Library()


@register.filter
def question(name):
    """The question that the field `name` answers."""
    return question_label(name)
