"""The session process: patients on the screen, from the moment derived keys arrive to the lock."""
