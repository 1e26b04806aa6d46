"""Received prescriptions, the care chart and wounds: what nurses and physiotherapists work with."""
