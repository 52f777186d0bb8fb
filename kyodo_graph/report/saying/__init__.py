"""Facts of which sentences of the registry are printed, and the conditions that judge them."""
