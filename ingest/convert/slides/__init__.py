"""PPTX: what an audience sees of slides, and what is noted below them."""
