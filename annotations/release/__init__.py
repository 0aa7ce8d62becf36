"""Datasets to give away: parts, card, scheme, checksums, and what has changed."""
