"""The page in which one asks: SPARQL in the browser, with the data and the engine in it."""

from kyodo_graph.ask_page.page import ask_page

__all__ = ["ask_page"]
