"""The papers of the practice in windows: written, seen as they print, printed, and kept as PDF."""
