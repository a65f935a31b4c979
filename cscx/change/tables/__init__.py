"""What a change does to the answers of tables, matrices and the branches of steps."""
