"""What a change says, by what it is a change of: a whole, a part, a value."""
