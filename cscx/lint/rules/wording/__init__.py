"""Wording: what agents and customers read is plain, true and the same everywhere."""
