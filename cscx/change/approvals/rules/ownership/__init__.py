"""Approvals that are suspect, missing or cannot be read."""
