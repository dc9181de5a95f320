"""Spaces that no one can enumerate: mixed-integer programmes, their answers checked again in exact numbers."""
