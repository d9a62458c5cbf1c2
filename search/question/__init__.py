"""What a question means: its language, its matter, what it names, and which side it asks for."""
