"""Lessons proposed by a program, for people to judge."""
