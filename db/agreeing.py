"""Taking batches in as the project stands when their turn has come.

They were made ready before that, on what was known then. What does not hold any more
is made anew, so that the outcome is the same however far ahead that was.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise

from annotations.exchange.units import Unit
from annotations.intake.names import Names
from annotations.intake.order import Onto
from annotations.intake.placing import Placed, Placing
from annotations.suggestion import Pipeline, RunId
from db import decisions
from db.deciding import Deciding
from db.fresh import Basis, Prepared
from db.importing import Taking
from db.preparing import Preparing
from db.proposing import Suggesting


class Agreeing:
    """Takes batches in, one after the other, and one part of an import after the other.

    ``begin`` comes first.
    """

    def __init__(
        self,
        taking: Taking,
        placing: Placing,
        names: Names,
        way: Deciding | Suggesting,
    ) -> None:
        self._taking = taking
        self._placing = placing
        self._names = names
        self._way = way
        self.account, self.at = taking.account, taking.at
        self._takes_new = Onto.NEW in placing.onto
        self._are_new = self._takes_new
        self._runs: Mapping[RunId, RunId] = {}
        self._machine: Pipeline

    def begin(self, machine: Pipeline, unit: Unit | None) -> None:
        """Turn to the next part, whose spans a machine suggests, in a unit if given."""
        self._machine = machine
        self._placing.unit = unit

    def basis(self) -> Basis:
        """Say how things stand: what is made ready on that will mostly hold."""
        return Basis(
            names=self._names,
            runs=self._taking.known(self._machine),
            whole=frozenset() if self._are_new else None,
            taken=frozenset(),
            looks=self._taking.looks,
        )

    def take(self, ready: Prepared, preparing: Preparing) -> None:
        """Store a batch, in a transaction."""
        ready = self._agreed(ready, preparing)
        placing = self._placing
        placing.account.join(ready.account)
        if ready.fresh:
            for one in ready.fresh:
                placing.welcome(one.newcomer)
            self._way.take_fresh(ready, self._runs)
        places = [placed for one in ready.whole if (placed := placing.place(one))]
        if places:
            self._way.take(places, self._machine)
        self._learn(len(ready.fresh), places)

    def _agreed(self, ready: Prepared, preparing: Preparing) -> Prepared:
        basis = self.basis()._replace(whole=frozenset())
        asks: tuple[Callable[[Prepared, Basis], Basis | None], ...]
        asks = self._placed, self._named, self._run
        for ask in asks:
            while (other := ask(ready, basis)) is not None:
                basis = other
                ready = preparing.again(ready.number, basis)
        return ready

    def _placed(self, ready: Prepared, basis: Basis) -> Basis | None:
        """See whether articles are there already, or ids that annotations bear."""
        seen: set[str] = set()
        there: set[int] = set()
        for one in ready.fresh:
            digest = one.newcomer.sha256
            if digest in seen or not self._placing.is_new(one.newcomer):
                there.add(one.number)
            seen.add(digest)
        taken = decisions.taken(self._taking.db, _ids(ready))
        if not there and not taken:
            return None
        whole = (basis.whole or frozenset()) | there
        return basis._replace(whole=whole, taken=basis.taken | taken)

    def _named(self, ready: Prepared, basis: Basis) -> Basis | None:
        """See to it that there are labels, and that they are what was made of them."""
        self._way.prepare(ready.labels)
        if self._names.agree(ready.used):
            return None
        return basis._replace(names=self._names)

    def _run(self, ready: Prepared, basis: Basis) -> Basis | None:
        """Start runs; the newest counts most, so their order has to be as it was."""
        numbers = sorted(ready.runs)
        started = [self._taking.run(ready.runs[number]) for number in numbers]
        self._runs = dict(zip(numbers, started, strict=True))
        known = [run_id for run_id in _runs(ready) if run_id not in ready.runs]
        if all(a < b for a, b in pairwise([max(known, default=0), *started])):
            return None
        return basis._replace(runs=self._taking.known(self._machine))

    def _learn(self, fresh: int, places: list[Placed]) -> None:
        """Expect of the following articles what most of the last ones were."""
        new = fresh + sum(one.is_new for one in places)
        there = sum(not one.is_new for one in places)
        self._are_new = self._takes_new and new >= there


def _ids(ready: Prepared) -> list[str]:
    return [
        id_
        for one in ready.fresh
        for decided in one.decided
        for id_, *_ in decided.decisions
    ]


def _runs(ready: Prepared) -> set[RunId]:
    return {row[1] for one in ready.fresh for row in one.suggestions}
