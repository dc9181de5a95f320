"""Redaction: a copy of a whole case without what its handling closes, which fails where any of it survives."""

from pourparler.redact.copy import Redacted, read_terms, redact

__all__ = ["Redacted", "read_terms", "redact"]
