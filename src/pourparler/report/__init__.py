"""Draws findings and the plan table, and knows nothing else."""
