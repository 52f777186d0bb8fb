"""The findings of the first page: facts that follow the data, and the sentences they bear.

A module has one finding: its facts, read from the plans and intermediaries, and the conditions of
its sentences. The words are in ``kyodo_graph/words/sentences/finding_*.yaml``; the keys of a group
begin with what a sentence is for: ``title``, ``more`` or ``limit``.
"""
