"""Where articles tell the same thing differently, and where a newer one tells what came after.

Read in this order: ``figure.py`` (numbers in a sentence), ``measure.py`` (what they count),
``place.py`` and ``when.py`` (whether they are of where and when is asked), ``correction.py`` (what
an article takes back), ``account.py`` (one article's figure for what is asked), ``same.py``
(whether two articles speak of the same thing), ``disagreement.py`` (where they differ),
``later.py`` (what came after).
"""
