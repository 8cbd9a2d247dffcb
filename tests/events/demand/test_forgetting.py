"""Questions are forgotten a year after asking, or two months after their session; what remains are counts."""

from datetime import timedelta

from events.demand.actions import retention
from events.demand.models import Opening, OpenQuestion
from tests.events.demand.around import ask, ask_many
from tests.events.factories import NOW


def test_question_goes_after_a_year(theme):
    ask(theme, "Anna")
    assert retention.forget_old(NOW + timedelta(days=364)) == 0
    assert retention.forget_old(NOW + timedelta(days=365)) == 1


def test_question_goes_two_months_after_its_session_and_the_count_stays(theme):
    ask_many(theme, 5)
    over = Opening.objects.get().session.over_at
    ask(theme, "Later")
    assert retention.forget_old(over + timedelta(days=59)) == 0
    assert retention.forget_old(over + timedelta(days=60)) == 5
    assert list(Opening.objects.values_list("companies", "people")) == [(5, 5)]
    assert OpenQuestion.objects.get().name == "Later"


def test_one_person_is_erased_and_no_other(theme):
    ask(theme, "Anna"), ask(theme, "Bram")
    assert retention.erase(email="ANNA@example.org", now=NOW) == 1
    assert OpenQuestion.objects.get().name == "Bram"
