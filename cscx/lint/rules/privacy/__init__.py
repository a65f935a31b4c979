"""Privacy: numbers, addresses and secrets of people and systems that no policy file may hold."""
