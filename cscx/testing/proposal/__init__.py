"""Examples proposed for what nobody has tried yet: their names, their text, their way into a file."""
