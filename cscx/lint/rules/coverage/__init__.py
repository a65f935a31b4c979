"""Coverage: whatever customers get in touch about has its procedure, words to say and criteria."""
