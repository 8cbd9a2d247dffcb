"""The organiser's screens of mail to participants."""
