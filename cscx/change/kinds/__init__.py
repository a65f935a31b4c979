"""Differences by path in the words of their kind: one module a kind of place."""
