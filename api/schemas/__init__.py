"""What goes over the wire: one module a noun, answers built by `from_domain`."""
