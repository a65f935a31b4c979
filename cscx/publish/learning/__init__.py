"""What the site's player plays: questions, split into a piece a document, and what its pages show."""
