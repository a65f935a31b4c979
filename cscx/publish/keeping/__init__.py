"""Which pages of the last build still hold: each remembers what its model looked at, and what it saw."""
