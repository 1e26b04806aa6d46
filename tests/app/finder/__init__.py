"""The patient finder, against a plain reading of the same rules."""
