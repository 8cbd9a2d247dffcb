"""Tables, who sits at them, and who should not sit together."""

from events.matching.models.apart import CompaniesApart, PartiesApart
from events.matching.models.plans import Seat, Table, TablePlan

__all__ = ["CompaniesApart", "PartiesApart", "Seat", "Table", "TablePlan"]
