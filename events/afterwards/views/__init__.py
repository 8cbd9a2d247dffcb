"""What people see afterwards, each by their own link."""
