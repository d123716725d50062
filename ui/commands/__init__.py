"""One file a command of ``dossier``."""
