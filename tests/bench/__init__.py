"""Commands that measure Dossier on real sets and print the figures that the README names."""
