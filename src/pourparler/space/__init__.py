"""A compiled case: labels beside arrays, who can move what, and the readings of every party."""
