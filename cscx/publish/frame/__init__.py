"""What stands around every page: style and script, stamp, report of readers, content policy."""
