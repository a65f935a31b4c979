"""What the page of each kind shows: one module a kind, named like it, with a `model` function.

A kind without a module here is shown by outline.py, field by field.
"""
