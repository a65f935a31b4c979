"""The theme: Material's frame with our header, menu, tabs and footer. MkDocs finds it by name."""
