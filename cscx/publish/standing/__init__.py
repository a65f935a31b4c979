"""The pages that belong to no document: home, coverage, indexes, lists, the menu."""
