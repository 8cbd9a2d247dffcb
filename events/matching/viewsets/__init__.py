"""The organiser's screens of tables."""
