"""The plans that a text names, its own first, with periods and relations."""
