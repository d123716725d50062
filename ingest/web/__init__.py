"""Pages, feeds and sitemaps from the web: politely, and never from a private network unasked."""
