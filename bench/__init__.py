"""Measurements of speed, memory and disk, apart from the tests: `make bench`."""
