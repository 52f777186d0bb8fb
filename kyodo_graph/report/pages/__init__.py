"""The pages of the report, a module for each kind."""
