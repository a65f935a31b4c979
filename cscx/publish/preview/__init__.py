"""`cscx serve`: the site while it is being edited."""
