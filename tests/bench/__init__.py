"""How fast and how large: each number beside its peer, measured in the same run (``make bench``)."""
