"""Memory: what an annotator has decided before about the same words."""
