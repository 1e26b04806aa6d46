"""The promises of the design, each proven by as many trials as it names (``make proofs``)."""
