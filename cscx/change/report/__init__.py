"""What a change means, written for a program or for the comment of a pull request."""
