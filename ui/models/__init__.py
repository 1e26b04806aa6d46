"""Models that hold rows for the lists."""
