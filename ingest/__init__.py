"""How files become passages."""
