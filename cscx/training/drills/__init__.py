"""Drills: conversations with a customer, walked from the procedures in force."""
