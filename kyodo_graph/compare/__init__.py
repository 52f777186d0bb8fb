"""Plans of several cities side by side: what may be compared, and what the comparison says.

No RDF in here: :mod:`kyodo_graph.services.comparing` reads the graph into :class:`.units.Unit`
records and NetworkX graphs, and the modules of this room make tables of them.
"""
