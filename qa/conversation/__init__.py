"""A question that leans on those before it, made one that stands alone.

Read in this order: ``lead_in.py`` (thanks and "no, I meant"), ``open_pronouns.py`` with
``open_clitics.py`` and ``finite_verbs.py`` (whether somebody is left unnamed), ``asking.py``
(whether it asks something of its own), ``name_spans.py`` and ``carried.py`` (what the turn before
brings along), ``added.py`` ("and in Honduras?"), ``follow_up.py`` (all of it).
"""
