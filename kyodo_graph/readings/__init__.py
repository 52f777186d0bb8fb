"""Kept readings of the documents: what each coded, how far they agree, each as a graph."""
