"""In which order hits stand, and what their scores are worth."""
