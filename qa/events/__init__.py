"""Timelines: ``subject.py`` tells whether a sentence is about it, ``timeline.py`` puts in order."""
