"""UIMA CAS, and the layers of DKPro and INCEpTION."""
