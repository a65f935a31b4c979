"""The command line: one module a command, loaded only when it is called."""

from cscx.cli.app import main

__all__ = ["main"]
