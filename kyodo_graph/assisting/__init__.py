"""Assisting: a language model proposes ties of a draft; what the lines don't bear is dropped.

Off unless asked for (``kyodo draft --assist URL``): any endpoint of the common chat-completions
form, on one's own machine or elsewhere. The model gets numbered lines, the names of actors and the
codebook's relations. The lines are data to it, never instructions; whatever it answers, only ties
between names that stand in a line which it quotes become candidates, for a person to decide.
"""

from kyodo_graph.assisting.endpoint import Endpoint
from kyodo_graph.assisting.proposing import VERSION, Assisted, propose

__all__ = ["VERSION", "Assisted", "Endpoint", "propose"]
