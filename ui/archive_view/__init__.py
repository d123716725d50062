"""The archive as a view of the page: what is in it, what is added to it and removed from it."""
