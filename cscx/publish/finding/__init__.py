"""What search finds on a site: the published knowledge base as entries, and the company's words."""
