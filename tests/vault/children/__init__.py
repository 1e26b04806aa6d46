"""Processes that open a vault and do not survive it."""
