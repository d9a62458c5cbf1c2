"""HTML: the content of pages without what surrounds it."""
