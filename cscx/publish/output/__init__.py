"""From rendered pages to a finished folder: made page by page, delivered whole, read without a network."""
