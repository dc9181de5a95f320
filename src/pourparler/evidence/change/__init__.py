"""What changed: repeated reports and statements, independent sources, timelines, shifts and conflicts of reports.

Pure functions over reports and statements. Everything here is a proposal that names its rule; a person decides.
"""
