"""Two versions of a table compared as functions: which cases they decide differently."""
