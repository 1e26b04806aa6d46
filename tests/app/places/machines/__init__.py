"""Computers as they are met, each with the right answer for every interesting folder of it."""
