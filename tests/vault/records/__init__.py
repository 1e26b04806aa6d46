"""The record: one test module for each module of ``vault/records``."""
