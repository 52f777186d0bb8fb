"""Names: who acts, where a name begins and ends, what instruments are called."""
