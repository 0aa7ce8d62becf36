"""Exchange with other tools: what a format is, what it carries, and the proof of it."""
