"""Taking over a patient list that another program exported.

A practitioner changes programs with years of patients in a CSV file that no
standard describes. Each step is a pure function: bytes become a table
(``table``), its columns get a meaning (``columns``), each row becomes a draft
of a patient (``rows``), and all of them a plan (``planning``) that says of
every row whether it is created, merged or skipped, and why. Nothing here
knows a window or a vault: what is already stored comes in as plain values,
and the plan is written by the store in one transaction.

Nothing is imported here: every command knows the errors of this package, and
the tables of telephone numbers alone would double the time of `serment lock`.
"""
