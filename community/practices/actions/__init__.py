"""The verbs that change practices: of the company, of the editors, and publication."""
