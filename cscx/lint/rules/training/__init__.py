"""Training: tracks lead through policy in force, personas are possible, questions can be answered."""
