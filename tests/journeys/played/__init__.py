"""The shipped processes composed for a test: a cheap key derivation, a made-up machine, a driver inside."""
