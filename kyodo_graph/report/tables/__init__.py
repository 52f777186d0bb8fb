"""Setting tables: cells with their links and marks."""
