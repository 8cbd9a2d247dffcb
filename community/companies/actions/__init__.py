"""The verbs that change companies, the people in them, and what is kept of those people."""
