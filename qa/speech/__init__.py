"""What somebody said: ``speaker.py`` reads of whom it is asked, ``saying.py`` who speaks in a
sentence, ``said.py`` puts the speaker's own words first.
"""
