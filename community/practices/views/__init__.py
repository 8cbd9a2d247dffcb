"""Practices in Mijn bedrijf, and the editors' screens in the admin."""
