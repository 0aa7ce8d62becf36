"""Token classification as Hugging Face's data sets have it."""
