"""The report: pages, figures and tables about the whole graph in one folder."""
