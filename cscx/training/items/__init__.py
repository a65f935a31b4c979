"""Items: what can be asked, with a computed key and proven distractors; one type a module."""
