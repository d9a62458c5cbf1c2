"""PDF: from characters with their places to blocks in reading order."""
