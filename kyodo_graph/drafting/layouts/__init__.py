"""How a page is laid out: tables in all their forms, labelled fields, legends."""
