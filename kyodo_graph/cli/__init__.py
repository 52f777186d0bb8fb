"""The command line: each command a thin wrapper on one public function."""
