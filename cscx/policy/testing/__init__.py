"""Examples as tests: which pass, what they cover, which mutants they miss."""
