"""What people see of attendance: the way to the online meeting, their certificate, and verifying one."""
