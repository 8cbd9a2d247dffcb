"""Everything that changes in attendance: scans, what is noted by hand, certificates."""

from events.attendance.actions.certificates import issue, revoke
from events.attendance.actions.marking import bulk_mark, mark
from events.attendance.actions.scanning import Answer, Scan, check_in, go_online, let_in, receive, undo, walk_in

__all__ = [
    "Answer",
    "Scan",
    "bulk_mark",
    "check_in",
    "go_online",
    "issue",
    "let_in",
    "mark",
    "receive",
    "revoke",
    "undo",
    "walk_in",
]
