"""The policy engine: decision tables that are decided, proved and tested.

Pure: it takes typed definitions and plain values and returns values. It knows no files, no YAML
and no MkDocs. The way through it: definition → table (compiled) → evaluate, proof, mutate, suggest.
"""
