"""What somebody sees of companies: their own, the way in, and the public profile."""
