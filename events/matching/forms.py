"""What the organiser chooses: for whom tables are made, who sits where, who sits apart."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.matching.enums import Whom
from events.matching.seating import Firm, Seating


class MakeForm(forms.Form):
    """A new proposal, made from what `version` shows. `lose_moves` is asked only when people were moved by hand."""

    whom = forms.ChoiceField(label=_("Tables for"), choices=Whom, widget=forms.RadioSelect, initial=Whom.PLACE)
    lose_moves = forms.BooleanField(label=_("What was moved by hand may be lost"), required=False)
    version = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def __init__(self, *args, moved=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not moved:
            del self.fields["lose_moves"]


class TablesForm(forms.Form):
    """A choice of table for everybody, by the number of the place. What was chosen is known beside what was seen, so
    that a choice stays a choice when somebody else changed the tables meanwhile.
    """

    version = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def __init__(self, *args, seating: Seating, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {sitter.person.uid.hex: sitter.person for sitter in seating.sitters.values()}
        numbers = {table.pk: table.number for table in seating.tables}
        now_at = {seat.attendee_id: numbers[seat.table_id] for seat in seating.seats}
        open_tables = [table.number for table in seating.tables if not table.locked]
        new = 1 + max(numbers.values(), default=0)
        self.initial["version"] = seating.plan.version if seating.plan else 0
        named = [(number, gettext("Table %(number)s") % {"number": number}) for number in open_tables]
        named.append((new, gettext("New table")))
        locked = {table.number for table in seating.tables if table.locked}
        for name, person in self.people.items():
            at = now_at.get(person.pk)
            if at not in locked:
                self.fields[name] = self._field(person, at, named)
                self.initial[name] = (chosen or {}).get(name, at)

    def _field(self, person, at, named):
        label = gettext("Table of %(name)s") % {"name": person.called}
        return forms.TypedChoiceField(
            label=label,
            choices=named if at else [("", gettext("No table yet")), *named],
            coerce=int,
            empty_value=None,
            required=False,
            show_hidden_initial=True,
            widget=forms.Select(attrs={"aria-label": label}),
        )

    def moves(self) -> dict[int, int]:
        """Who was put at another table than the one that was seen, by the number of the attendee."""
        changed = {name: self.cleaned_data.get(name) for name in self.changed_data if name in self.people}
        return {self.people[name].pk: number for name, number in changed.items() if number}

    def chosen(self) -> dict[str, int]:
        """The same by the name of the field, to show it again."""
        by_key = {person.pk: name for name, person in self.people.items()}
        return {by_key[key]: number for key, number in self.moves().items()}


class ApartForm(forms.Form):
    """Two companies that should not sit at one table."""

    one = forms.ChoiceField(label=_("Company"))
    other = forms.ChoiceField(label=_("does not sit at one table with"))
    always = forms.BooleanField(
        label=_("In all sessions"),
        required=False,
        help_text=_("Only for companies that have a profile here. Otherwise it holds for this session."),
    )

    def __init__(self, *args, firms: list[Firm], **kwargs):
        super().__init__(*args, **kwargs)
        self.firms = {str(firm.registration.pk): firm for firm in firms}
        named = [("", gettext("Choose")), *[(key, firm.name) for key, firm in self.firms.items()]]
        self.fields["one"].choices = self.fields["other"].choices = named

    def pair(self) -> tuple[Firm, Firm]:
        """The two that were chosen."""
        return self.firms[self.cleaned_data["one"]], self.firms[self.cleaned_data["other"]]
