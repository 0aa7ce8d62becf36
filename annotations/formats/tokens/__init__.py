"""Tokens in lines and columns, with tags."""
