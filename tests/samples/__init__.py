"""The two invented plans of ../shared/samples: nothing of their gold is lost, and all works."""
