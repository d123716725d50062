"""Regression tests on fixed question sets: read a set, run it, score it, compare it, keep it.

In reading order: ``questions`` (a set), ``ranking``, ``answers``, ``citations``, ``refusals`` (the
measures), ``scores`` (one question's), ``run`` (a set's, streamed), ``summary`` (means and floors'
values), ``baseline`` and ``compare`` (what got better, what broke), ``records`` and ``changes``
(what was answered, and why it is answered otherwise now), ``calibrate``, ``draft``.
"""
