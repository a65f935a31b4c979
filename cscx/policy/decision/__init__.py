"""Asking a table: the answer, what is still possible, what to ask next, and why."""
