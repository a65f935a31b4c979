"""Tests that process owners write: examples of tables and matrices, scenarios, and what they miss."""
