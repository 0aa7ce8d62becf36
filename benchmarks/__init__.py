"""What the README says of speed and effort, one command each."""
