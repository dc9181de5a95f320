"""Drafts statements from a report by rules: no model, no network, the same drafts every time."""
