"""What other label schemes call the things that OntoNotes names.

Sources: the guidelines of CoNLL-2003, ACE 2005, Few-NERD, WNUT 2017 and the Stanford
tagger, and the labels in the meta files of spaCy's pipelines for other languages
(NKJP, RONEC, SUC 3, NorNE, KLUE). What has no one equivalent is left out on purpose:
MISC, or the OBJECT of GUM.
"""

import re

_SAME = {
    "PERSON": "PER PERS PRS PS HUMAN PEOPLE PERSNAME",
    "NORP": "NATIONALITY RELIGION IDEOLOGY NATRELPOL",
    "GPE": "COUNTRY CITY STATEORPROVINCE GEOPOLITICALENTITY PLACENAME GPELOC GPEORG",
    "ORG": "ORGANIZATION ORGANISATION OG CORPORATION COMPANY ORGNAME",
    "LOC": "LOCATION LC GEOGNAME",
    "FAC": "FACILITY BUILDING",
    "DATE": "DT DATETIME PERIOD DURATION",
    "TIME": "TI",
    "EVENT": "EVN EVT",
    "PRODUCT": "PROD VEH VEHICLE WEA WEAPON",
    "WORKOFART": "ART CREATIVEWORK WRK WORK",
    "LANGUAGE": "LANG",
    "MONEY": "MON CURRENCY",
    "PERCENT": "PERCENTAGE",
    "QUANTITY": "QT MSR MEASURE",
    "CARDINAL": "NUMBER NUM NUMERIC",
    "ORDINAL": "ORD",
}
_CANONICAL = {other: name for name, others in _SAME.items() for other in others.split()}


def canonical(label: str) -> str:
    """Name what a label means, whatever its scheme, case, hyphens and spaces."""
    bare = re.sub(r"[\W_]", "", label).upper()
    return _CANONICAL.get(bare, bare)
