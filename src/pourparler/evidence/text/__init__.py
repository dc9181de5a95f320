"""Reading aids on plain text: sentences, quotes, turns, dates, quantities, language."""
