"""The rules, a folder a family, one rule a file."""
