"""A virtual machine that meets real USB sticks, plugged in and pulled out in the middle of a write.

QEMU alone, without any right beyond the user's; the kernel, its drivers and file systems, udisks and the
login are those of Debian. What is not simulated: a stick whose own cache lies.
"""
