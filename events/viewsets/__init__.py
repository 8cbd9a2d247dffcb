"""The organiser's screens in /beheer/agenda/: sessions, their people, and the lists. What changes goes by an action."""
