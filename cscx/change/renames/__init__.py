"""Names that changed: which is which in the other version, and the old version with the new names."""
