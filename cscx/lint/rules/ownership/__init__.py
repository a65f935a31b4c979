"""Ownership and dates: somebody answers for every document, and it holds when it says."""
