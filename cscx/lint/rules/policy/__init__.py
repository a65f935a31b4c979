"""Proofs of tables, matrices and branching steps: complete, free of contradictions, tested."""
