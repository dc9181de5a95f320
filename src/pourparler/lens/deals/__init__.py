"""What could be agreed, who would accept it, and what would unlock it."""
