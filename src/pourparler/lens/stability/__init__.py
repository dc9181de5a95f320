"""The stability lens: who would leave a package, by which move, and who answers."""
