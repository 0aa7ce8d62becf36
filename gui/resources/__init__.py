"""What ships beside the code: sample articles."""
