"""Services: what each command does, as a documented call; a command reads options and prints."""
