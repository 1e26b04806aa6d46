"""Whom the practice writes to: the page of correspondents, and the line that offers to keep one more."""
