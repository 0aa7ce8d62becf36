"""UIMA CAS, and the layers of DKPro and INCEpTION.

dkpro-cassis writes, and proves what was written; reading is our own, as cassis leaves
out in silence what an import must not lose: lists and arrays of values, links in lists,
and what offsets count where the header of a file says so.
"""
