"""Versions hold what stood on a public page, and nothing about people."""

from privacy.register import register

register.add_free("versions.InstrumentVersion", "*")
