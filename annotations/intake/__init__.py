"""Import of annotated files: what is found, where it belongs, what it becomes."""
