"""TEI P5 XML."""
