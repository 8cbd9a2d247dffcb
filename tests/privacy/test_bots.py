"""Forms for people: what a program does is refused, what a person typed is kept."""

from datetime import timedelta

import pytest
from django import forms
from django.utils import timezone

from privacy.bots import OPENED, TRAP, HumanFormMixin, stamp
from tests.privacy.human import human_fields


class Question(HumanFormMixin, forms.Form):
    min_seconds = 2
    text = forms.CharField()


def codes(form):
    return [error.code for error in form.errors.as_data().get("__all__", [])]


def test_form_of_a_person_is_accepted():
    form = Question({"text": "Hallo", **human_fields()})
    assert (form.is_valid(), form.cleaned_data) == (True, {"text": "Hallo"})


@pytest.mark.parametrize(
    "extra",
    [
        lambda: {**human_fields(), TRAP: "https://spam.example"},
        dict,
        lambda: human_fields(seconds=0),
        lambda: human_fields(seconds=25 * 3600),
        lambda: human_fields(seconds=-7200),
        lambda: {OPENED: "forged:stamp"},
        lambda: {OPENED: "x" * 100_000},
        lambda: {OPENED: stamp(timezone.now())[:-1]},
    ],
)
def test_form_of_a_program_is_refused_and_keeps_what_was_typed(extra):
    form = Question({"text": "Hallo", **extra()})
    assert (form.is_valid(), codes(form), form["text"].value()) == (False, ["human"], "Hallo")


def test_sending_again_after_too_fast_is_accepted():
    now = timezone.now()
    first = Question({"text": "Hallo", **human_fields(seconds=1, now=now)}, now=now)
    assert not first.is_valid()
    opened = first.human_check().split(f'name="{OPENED}" value="')[1].split('"')[0]
    again = Question({"text": "Hallo", OPENED: opened}, now=now + timedelta(seconds=2))
    assert again.is_valid()


def test_sending_again_after_a_day_is_accepted():
    now = timezone.now()
    first = Question({"text": "Hallo", **human_fields(seconds=90_000, now=now)}, now=now)
    opened = first.human_check().split(f'name="{OPENED}" value="')[1].split('"')[0]
    assert Question({"text": "Hallo", OPENED: opened}, now=now + timedelta(seconds=5)).is_valid()


def test_hidden_fields_are_out_of_reach_of_keyboard_and_screen_reader():
    html = Question().human_check()
    assert 'aria-hidden="true"' in html
    assert 'tabindex="-1"' in html
    assert "style=" not in html


def test_model_forms_can_have_it_too(db):
    from privacy.models import ThrottleCounter

    class CounterForm(HumanFormMixin, forms.ModelForm):
        class Meta:
            model = ThrottleCounter
            fields = ["scope", "hits"]

    form = CounterForm({"scope": "a", "hits": 1, **human_fields()})
    assert form.is_valid()
