"""Approvals: what was approved, what became of it, who has to approve a change, and the meeting about it."""
