"""What pages are put together from: steps, diagrams, cells, answers."""
