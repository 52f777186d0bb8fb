"""The coding itself: two readings of a document compared, coverage, the wording of ties."""
