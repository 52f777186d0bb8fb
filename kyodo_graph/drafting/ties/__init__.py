"""Ties that sentences state, by plain rules."""
