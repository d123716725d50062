"""Conversations kept on the server's disk, each for the person who had it."""
