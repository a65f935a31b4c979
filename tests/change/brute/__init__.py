"""A second judge of what a change means: it reads the YAML and tries cases, and imports nothing of cscx."""
