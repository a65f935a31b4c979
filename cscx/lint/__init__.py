"""The linter: a Corpus in, diagnostics out. It neither writes nor prints."""
