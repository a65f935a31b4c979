"""A decision table as written, compiled to rows over atoms, and linked with the tables before it."""
