"""MedTator and MAE XML."""
