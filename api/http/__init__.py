"""What every request passes through, and what it may bring."""
