"""Syntax: what keeps a file from being read as its author meant it. The loader finds these."""
