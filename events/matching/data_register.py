"""What this room keeps: where people sit. What they want to learn stays with their registration, and goes with it."""

from privacy.register import register

register.add_free("matching.TablePlan", "session", "version", "whom", "made_at")
register.add_free("matching.Table", "plan", "number", "locked")
register.add_free("matching.Seat", "table", "attendee", "by_hand")
register.add_free("matching.CompaniesApart", "first", "second")
register.add_free("matching.PartiesApart", "session", "first", "second")
