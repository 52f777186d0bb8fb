"""Analysis: what the measures say of one city's networks, and of its intermediaries in them."""
