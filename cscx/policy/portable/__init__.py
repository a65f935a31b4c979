"""A compiled chain as plain data, and the engine that reads it where there is no Python: a browser."""
