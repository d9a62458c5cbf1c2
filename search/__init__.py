"""How a question finds passages."""
