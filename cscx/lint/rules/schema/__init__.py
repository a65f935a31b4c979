"""Schema: what does not fit the kind of its document. The schema gate finds these."""
