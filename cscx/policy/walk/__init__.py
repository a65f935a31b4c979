"""Taking a case through a procedure: the steps it takes, what is decided and said, where it ends."""
