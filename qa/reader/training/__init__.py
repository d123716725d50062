"""How the reader's weights are made: ``make reader``."""
