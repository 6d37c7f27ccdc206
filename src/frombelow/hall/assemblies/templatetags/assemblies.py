"""Sentences of the methods in templates."""

from __future__ import annotations

from django import template

from frombelow.hall.assemblies import told as words

register = template.Library()
register.filter("told", words.told)
register.filter("told_repair", words.told_repair)
