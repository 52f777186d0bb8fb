"""The words of the report: columns, codes, indices, origins, in both languages."""
