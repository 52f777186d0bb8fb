"""Checks: shapes, whole-graph rules, dataset assertions, passage pointers, ontology quality."""
