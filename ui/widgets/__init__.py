"""The small pieces every window is made of."""
