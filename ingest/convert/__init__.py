"""Files become blocks: one converter a format."""
