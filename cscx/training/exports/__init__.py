"""The questions in the forms of other programs. Each format is a module that gives bytes."""
