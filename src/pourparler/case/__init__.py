"""The case: what people write, read and checked into one immutable record."""
