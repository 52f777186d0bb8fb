"""Assisting: a model on loopback, good, malformed, inventing, hostile, slow and failing."""
