"""A backup is a vault: copied byte for byte without a key, verified, and restored from anywhere."""
