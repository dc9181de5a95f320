"""The lenses: one question each, a function from a space to a finding."""
