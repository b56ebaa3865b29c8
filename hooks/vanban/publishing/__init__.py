"""What was promised to readers: permanent addresses, anchors and task keys."""
