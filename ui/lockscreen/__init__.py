"""The windows around a closed vault: unlock, first run, restore, key slots.

Nothing here opens or makes a vault. A window is given values and functions,
announces what the person wants as signals, and is told what became of it.
Heavy modules are imported where they are used: a lock screen is painted within
300 ms of its start.
"""
