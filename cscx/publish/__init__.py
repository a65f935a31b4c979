"""The site: page models decide what to show, templates how it looks, one adapter knows MkDocs."""
