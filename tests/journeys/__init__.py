"""A practitioner's day: the real keeper, lock screen, session and backup worker, driven by keys."""
