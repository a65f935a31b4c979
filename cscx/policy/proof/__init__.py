"""What is wrong with a table whoever asks: gaps, overlaps, silent rules, broken limits."""
