"""From YAML text to a Corpus: text → Document → kind → Corpus."""
