"""What happens on the chat page: one file for each part of it."""
