"""What a change reaches: a graph over references both ways, with the way that explains each."""
