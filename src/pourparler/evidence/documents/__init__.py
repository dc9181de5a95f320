"""Files of every kind to a `Report`: text, HTML, PDF, DOCX."""
