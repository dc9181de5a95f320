"""Review: a person's word on each draft, what it would move, and how two reviewers' work differs."""
