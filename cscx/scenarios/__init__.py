"""Scenarios in Korean or English Gherkin: what a process owner says must come out of the policies."""
