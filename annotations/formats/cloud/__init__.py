"""Named entities as the data sets of cloud services have them."""
