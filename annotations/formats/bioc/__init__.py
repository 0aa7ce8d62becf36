"""BioC, in XML and in JSON."""
