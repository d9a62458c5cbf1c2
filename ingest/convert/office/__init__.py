"""What Word, PowerPoint and Excel files have in common (ECMA-376): charts, formulas, numbers."""
