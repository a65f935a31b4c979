"""Deciding many cases at once: a table and all it depends on as operations on whole columns.

columns (cases by input) → places (atoms) → fitting (sets of rows as bits) → answers, collect (hit
policies) → decide (chains). What is only partly known goes to the reference evaluator, once for
each kind of case. Every answer equals that of cscx.policy.decision.evaluate.
"""
