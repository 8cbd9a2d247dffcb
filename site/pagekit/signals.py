"""What follows by itself when pages change. Kept small: a receiver calls one function."""
