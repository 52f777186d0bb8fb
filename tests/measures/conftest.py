"""Hypothesis without a deadline: timing on a busy machine says nothing of a number."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("measures", deadline=None)
settings.load_profile("measures")
