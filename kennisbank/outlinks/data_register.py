"""Addresses of other sites say nothing about people."""

from privacy.register import register

register.add_free("outlinks.OutsideLink", "*")
