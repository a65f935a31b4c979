"""References: what names something must name something that is there."""
