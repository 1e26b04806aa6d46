"""What helps while a note is typed, without a window: snippets, forms, measurements read in the text."""
