"""Has the person left? Every way this computer has of saying so.

Two kinds of source behind two small interfaces (``source``): those that are
asked how long nobody has touched anything, and those that say by themselves
that the screen was locked or the machine is going to sleep. Each says whether
it is there. What is missing is made up for by the others, in the last resort
by the input our own windows see.
"""
