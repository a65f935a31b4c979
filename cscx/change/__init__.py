"""What a change of the knowledge base means: two corpora in, typed changes in an owner's words out."""
