"""The link by which somebody looks at an open question again, and takes it back."""

from django.core import signing
from django.utils.crypto import constant_time_compare

from events.demand.models import OpenQuestion
from events.errors import UnknownLink
from events.links import absolute

SALT = "demand.question"


def sign_question(question: OpenQuestion) -> str:
    """The text in the link of one question."""
    return signing.dumps({"i": question.reference, "n": question.link_nonce}, salt=SALT)


def question_url(question: OpenQuestion) -> str:
    """The full address of the page of one question."""
    return absolute("demand_question", question.language, sign_question(question))


def open_question(text: str) -> OpenQuestion:
    """The question that a link stands for. Raises UnknownLink."""
    try:
        content = signing.loads(text, salt=SALT)
        reference, nonce = content["i"], content["n"]
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise UnknownLink from None
    rows = OpenQuestion.objects.select_related("pool__theme", "opening__session__event")
    found = rows.filter(reference=reference).first()
    if found is None or not constant_time_compare(found.link_nonce, nonce):
        raise UnknownLink
    return found
