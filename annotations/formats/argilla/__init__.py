"""Argilla: records with suggestions and responses."""
