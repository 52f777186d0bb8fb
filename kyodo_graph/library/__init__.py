"""The query library: ``queries/*.rq`` with their headers, and how they are run."""
