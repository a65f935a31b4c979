"""From a bank to a form: which items, which distractors, which order."""
