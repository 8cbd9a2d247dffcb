"""The organiser's screens of demand."""
