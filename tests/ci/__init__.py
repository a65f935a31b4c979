"""What `cscx init` brings for CI: valid by the published schemas, and its scripts run on a clone."""
