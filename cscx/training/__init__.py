"""Quizzes made from the policy itself: items with computed keys, their wording, assembly, checks.

Takes a Corpus and its Policies, gives values; reads and writes no file.
"""
