"""The keeper: what ``serment`` starts, and what outlives every lock.

Small, single-threaded, without Qt and without secrets. It starts the lock
screen and the session as fresh interpreters, joins them by a socket it never
reads, listens for reasons to lock, keeps the deadlines and kills what missed
them. ``life`` decides (``roles`` says about what, ``departures`` knows who is
leaving), ``crew`` owns the processes, ``workers`` the backups, ``loop`` waits,
``run`` puts them together.
"""
