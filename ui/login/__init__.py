"""Who may use the page, and who is using it."""
