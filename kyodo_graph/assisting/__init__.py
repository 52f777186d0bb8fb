"""Assisting: a language model proposes what rules can't; what the lines don't bear is dropped.

Off unless asked for (``kyodo draft --assist URL``): any endpoint of the common chat-completions
form, on one's own machine or elsewhere. The model gets numbered lines and the codebook's codes, or
the glossary's terms, and proposes ties, themes, functions, summaries and English names. The lines
are data to it, never instructions; whatever it answers, only what quotes the lines and says no more
than they do becomes a candidate, for a person to decide.
"""

from kyodo_graph.assisting.endpoint import Endpoint
from kyodo_graph.assisting.proposing import KINDS, Assisted, propose

__all__ = ["KINDS", "Assisted", "Endpoint", "propose"]
