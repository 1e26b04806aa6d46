"""The day of a practice: the morning page, the agenda and the round, and what is still to be done."""
