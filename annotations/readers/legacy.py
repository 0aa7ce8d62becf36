"""The encodings from before Unicode, told apart by what makes sense."""

from collections.abc import Callable

from annotations.readers.western import fits, misfit, reads_as_western

_WESTERN = ("cp1252", "mac_roman")
# What archives hold; charset-normalizer's full list has near-twins of each of these
# that only add wrong guesses on short texts. The order settles ties.
_LEGACY = (
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1254"),
    *("cp1257", "gb18030", "big5", "cp932", "euc_jp", "cp949", "iso2022_jp", "cp874"),
    *("cp1258", "cp850", "cp866", "mac_cyrillic", "koi8_u"),
)


def legacy_text(data: bytes) -> str:
    """Decode bytes that are not Unicode, or give nothing where none fits."""
    return _western(data, reads_as_western) or _guessed(data) or _western(data, fits)


def _western(data: bytes, accepts: Callable[[str], bool]) -> str:
    """Read the usual encoding of English text from Windows or an old Mac, or nothing.

    A statistical guess goes wrong here: a few quotes and accents are no evidence.
    """
    for encoding in _WESTERN:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if accepts(text):
            return text
    return ""


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow, for few files

    ranked = [
        (_mess(text, chaos=one.chaos, coherence=one.coherence), rank, text)
        for one in from_bytes(data, cp_isolation=list(_LEGACY))
        for rank, text in [(_LEGACY.index(one.encoding), data.decode(one.encoding))]
    ]
    return min(ranked)[-1] if ranked else ""


def _mess(text: str, *, chaos: float, coherence: float) -> float:
    """Weigh mess against language found; the weights settle what short texts leave."""
    return chaos + misfit(text) / 20 - coherence / 2
