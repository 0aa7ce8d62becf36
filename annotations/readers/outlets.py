"""Who publishes: names by which a newspaper or an agency is known."""

import re

_AGENCIES = (
    "Reuters|AP|AFP|UPI|dpa|DPA|EFE|ANSA|TASS|PTI|ANI|IANS|Xinhua|Kyodo|Yonhap|"
    "Interfax|Bloomberg|BBC|CNN|CBS|NBC|ABC|NPR|PBS|RFE|VOA"
)
_WORDS = (
    "Press|News|Times|Post|Daily|Herald|Tribune|Gazette|Agency|Guardian|Journal|"
    "Observer|Review|Courier|Chronicle|Telegraph|Standard|Mail|Sun|Star|Globe|Mirror|"
    "Independent|Magazine|Weekly|Wire|Service|Network|Radio|TV|Online"
)
_OUTLET = re.compile(rf"\b(?:{_AGENCIES}|{_WORDS}|{_WORDS.upper()})\b")


def is_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's, by the words such names are made of."""
    return _OUTLET.search(name) is not None
