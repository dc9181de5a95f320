"""Exact engines on whole numbers: the frontier and the count of packages, over arrays and never over a Space."""
