"""The page of findings: what the documents at hand say, in every reading, with the query behind it.

Each sentence is a template with conditions (``kyodo_graph/words/sentences/findings_*.yaml``); its
numbers are counted in every reading of the documents.
"""
