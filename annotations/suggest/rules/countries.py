"""Names of countries, territories and provinces, from pycountry and Babel."""

from collections.abc import Iterator

from annotations.suggest.rules.lists import lines, words

_SHORTEST = 5


def country_names() -> Iterator[str]:
    """Yield the names of countries and territories that news copy uses."""
    import pycountry  # noqa: PLC0415  reads its data when first used
    from babel import Locale  # noqa: PLC0415  ditto

    for country in pycountry.countries:
        for kind in ("name", "common_name"):
            name = getattr(country, kind, "")
            if name and "," not in name:
                yield name
    for code, name in Locale("en").territories.items():
        if code.isalpha() and code not in words("not_territories"):
            yield name.replace("\u2019", "'")
            yield name.replace("St. ", "Saint ").replace(" & ", " and ")


def province_names() -> Iterator[str]:
    """Yield the provinces of large countries whose names mean nothing else."""
    import pycountry  # noqa: PLC0415  reads its data when first used

    unwanted = set(lines("not_provinces"))
    for division in pycountry.subdivisions:
        name = division.name.partition(" (")[0].split(",")[0]
        for tail in (" Sheng", " Shi", " Zizhiqu", " Province"):
            name = name.removesuffix(tail)
        if (
            division.country_code in words("countries_with_provinces")
            and len(name) >= _SHORTEST
            and "/" not in name
            and name not in unwanted
        ):
            yield name
