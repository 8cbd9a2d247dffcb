"""The organiser's screens of what is left of a session."""
