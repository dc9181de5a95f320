"""Documents, sources, statements, and the ledger they stand in."""
