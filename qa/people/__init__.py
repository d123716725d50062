"""Who "he" or "she" at the start of a quoted sentence is, where the article leaves no doubt.

Read in this order: ``words.py`` and ``first_names.py`` (words for people), ``named.py`` (who is
named in a text), ``shown.py`` (whether a name is a person's, and of which sex), ``others.py`` (who
else may be meant), ``referent.py`` (who is), ``pronouns.py`` (said in brackets).
"""
