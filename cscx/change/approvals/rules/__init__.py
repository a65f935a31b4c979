"""Lint rules about approvals; the linter finds them as it finds its own."""
