"""Measuring answers on fixed question sets, in the field's terms."""
