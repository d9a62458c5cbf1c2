"""Topic packs: what they are, the rules by which they change, and what they are exported as."""
