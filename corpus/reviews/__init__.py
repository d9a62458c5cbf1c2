"""What people judged of what machines said, in which order they look, how far they agree."""
