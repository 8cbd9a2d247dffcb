"""The organiser's screens of attendance, /beheer/agenda/<session>/."""
