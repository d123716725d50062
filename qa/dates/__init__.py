"""Time: dates as articles and questions tell them, and what follows from them.

Read in this order: ``period.py`` (a stretch of days), ``words.py`` (names of months and days),
``written.py`` and ``relative.py`` (dates with and without a year), ``verbs.py`` and ``tense.py``
(past or to come), ``year_of.py`` (which year), ``mentions.py`` (all of them in an article's
sentence), ``stretch.py`` and ``question.py`` (what a question asks for), ``prefer.py`` (what is
found put in order by it).
"""
