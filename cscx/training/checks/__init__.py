"""What may be wrong with an item or a bank, and how far guessing gets."""
