"""The encrypted store: everything on disk, nothing on screen. FORMAT.md says every byte."""
