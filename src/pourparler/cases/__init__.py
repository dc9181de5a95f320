"""The cases that come with pourparler."""
