"""The kinds of documents, one module a kind. A new kind is a new module here and a schema."""

from cscx.content.kinds.kind import Kind, all_kinds, kind_named, kind_of_item

__all__ = ["Kind", "all_kinds", "kind_named", "kind_of_item"]
