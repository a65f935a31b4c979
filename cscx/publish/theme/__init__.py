"""The theme: our frame around every page; hand-written ones wear Material's style. MkDocs finds it by name."""
