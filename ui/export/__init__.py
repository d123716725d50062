"""A conversation, or one answer of it, as a file with footnotes."""
