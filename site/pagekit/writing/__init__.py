"""Advice to whoever writes: how hard a paragraph reads, links that say nothing, pictures without words."""
