"""GATE: its XML and its JSON."""
