"""Curation: data files to records to quads, each statement in the graph of its passage."""
