"""DOCX: what a reader of a Word document sees, in its order."""
