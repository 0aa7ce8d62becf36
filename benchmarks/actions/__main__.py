"""Count what a reviewer presses until suggestions have become gold.

``python -m benchmarks.actions GOLD.jsonl`` plays one in the real window: see
``reviewer``. What the same work costs in other tools stands beside it: see ``peers``.
"""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from annotations.errors import CopydeskError
from annotations.evaluate.files import read_gold
from benchmarks.actions.play import Order, by_pipeline, play, turned
from benchmarks.actions.report import Account, lines
from benchmarks.actions.reviewer import Policy


def main() -> int:
    """Print a table for each file of gold; the exit code is 1 if one cannot be read."""
    asked = _asked()
    try:
        for number, path in enumerate(asked.gold):
            accounts = [_account(path, policy, asked) for policy in _policies(asked)]
            _say(path.name, accounts, asked, blank=number > 0)
    except CopydeskError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.actions", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl")
    parser.add_argument("--pipeline", help="what suggests instead of the default")
    parser.add_argument(
        "--policy",
        type=Policy,
        choices=list(Policy),
        help="every: decide on each suggestion; rest: mend what is wrong and confirm "
        "the rest; scratch: nothing is suggested but by memory (default: all three)",
    )
    parser.add_argument("--hands", choices=("both", "keyboard"), default="both")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N articles")
    parser.add_argument(
        "--curve",
        action="store_true",
        help="play twice more, from the second and from the last third on, so that the "
        "same articles come first and last",
    )
    parser.add_argument("--json", action="store_true", help="a line of JSON each")
    return parser.parse_args()


def _policies(asked: Namespace) -> list[Policy]:
    return [asked.policy] if asked.policy else list(Policy)


def _account(path: Path, policy: Policy, asked: Namespace) -> Account:
    order = Order(
        gold=tuple(read_gold(path))[: asked.limit],
        policy=policy,
        suggest=partial(by_pipeline, asked.pipeline),
        mouse=asked.hands == "both",
    )
    turns = list(turned(order)) if asked.curve else []
    return Account(play(order), [play(one) for one in turns])


def _say(name: str, accounts: list[Account], asked: Namespace, *, blank: bool) -> None:
    if asked.json:
        for one in accounts:
            print(json.dumps({"gold": name, **one.as_dict()}), flush=True)
        return
    if blank:
        print()
    print(*lines(name, accounts), sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
