"""Generated documentation: pages that are made from the ontology and kept up to date by a test."""
