"""The contract of every kind: schema files, the gate, and what a failure means in words."""

from cscx.content.schema.fields import Field, field_of, kinds
from cscx.content.schema.files import schema_folder, schemas
from cscx.content.schema.gate import SchemaProblem, is_valid, problems

__all__ = [
    "Field",
    "SchemaProblem",
    "field_of",
    "is_valid",
    "kinds",
    "problems",
    "schema_folder",
    "schemas",
]
