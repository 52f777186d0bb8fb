"""Views: interactive pages of networks, one file each, that open without a network connection."""
