"""The parts of the trained pipeline, ``en_copydesk_news``: spaCy finds them by name."""
