"""Where a clause stops: the point or comma inside a figure ("2.4", "1,200") is no stop."""

STOP = r"[.,;](?!\d)"
TAIL = r"(?:[^,;:.]|(?<=\d)[.,](?=\d))"  # one character of what goes on
