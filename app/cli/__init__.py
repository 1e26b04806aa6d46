"""The commands: everything the program does, without a window."""
