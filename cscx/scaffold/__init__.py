"""Texts to begin with: a first knowledge base, and the skeleton of a document."""
