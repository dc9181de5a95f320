"""Files of every kind to a `Report`: text, HTML, PDF, DOCX."""

from pourparler.evidence.documents.parts import MAX_BYTES
from pourparler.evidence.documents.read import open_report, read_report

__all__ = ["MAX_BYTES", "open_report", "read_report"]
