"""The last part: recogniser and rules are weighed, and names follow one another."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from annotations.suggest.news.calibration import Calibration
from annotations.suggest.news.follow import followed
from annotations.suggest.news.hints import drop_hints
from annotations.suggest.news.judge import Judge
from annotations.suggest.news.mention import Mention
from annotations.suggest.news.shape import well_drawn
from annotations.suggest.news.written import candidates_of, set_mentions

_FILE = "weights.json"


@dataclass
class Consistency:
    """Settles what the entities of a text are, and how likely each is right."""

    judge: Judge = field(default_factory=Judge)
    calibration: Calibration = field(default_factory=Calibration)

    def __call__(self, doc: Any) -> Any:
        """Finish a doc that the recogniser has been over."""
        drop_hints(doc)
        strings = doc.vocab.strings
        tokens = [strings[orth] for orth in doc.to_array("ORTH").tolist()]
        set_mentions(doc, self.settled(tokens, candidates_of(doc)))
        return doc

    def settled(
        self, tokens: Sequence[str], candidates: Sequence[Mention]
    ) -> list[Mention]:
        """Choose among candidates, and add what follows from the chosen."""
        chosen = self.judge.judged(tokens, well_drawn(tokens, candidates))
        return [self.calibration.calibrated(m) for m in followed(tokens, chosen)]

    def to_bytes(self, **_: Any) -> bytes:
        """Return the weights, as JSON."""
        weights = {"judge": asdict(self.judge), "calibration": asdict(self.calibration)}
        return json.dumps(weights, indent=1, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, **_: Any) -> Self:
        """Take weights."""
        weights = json.loads(data)
        self.judge = Judge(**weights["judge"])
        self.calibration = Calibration(**weights["calibration"])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the weights into a folder."""
        Path(path).mkdir(exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> Self:
        """Read the weights from a folder."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())
