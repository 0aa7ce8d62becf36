"""Prodigy's JSON Lines."""
