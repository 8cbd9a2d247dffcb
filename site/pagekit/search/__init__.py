"""Search over everything that the public may read: words, index, queries, and the passages that were found."""
