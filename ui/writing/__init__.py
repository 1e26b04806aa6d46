"""What helps while a note is typed: snippets behind a slash, the form of a note, measurements read in it."""
