"""Customer-service policy as code: lint, publish and train from one validated knowledge base."""

__version__ = "0.1.0"
