"""Whether what was found can be what is asked for, whatever its likeness: of the right unit, name,
office, person and ordinal.
"""
