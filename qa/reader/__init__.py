"""Dossier's own reader: one small model that reads a question beside a passage.

`network` is the model, `training` makes its weights, `convert` brings it to a form that needs no
torch, `reading` uses it.
"""
