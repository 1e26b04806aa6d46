"""What the vault keeps of each patient: one noun a module, its SQL beside the functions that run it.

Every writer takes a ``Context`` and is one transaction that holds the change,
the version it replaces, its place in the search index and its line in the
access log. Every reader takes a ``Database`` and returns frozen values.
"""
