"""The network: from docs to vectors, and from vectors to scores of tags."""

from collections.abc import Callable, Mapping, Sequence
from operator import is_
from typing import Any

import numpy as np
from thinc.api import Linear, Maxout, Model, NumpyOps, chain, concatenate, with_array

from annotations.suggest.news.embed import news_embed
from annotations.suggest.news.reader import Reader
from annotations.suggest.news.swift import Swift, weights_of
from annotations.suggest.news.tags import Tags

_PIECES = 3


def news_tok2vec(sizes: Mapping[str, int], labels: Sequence[str]) -> Model[Any, Any]:
    """Make networks that stand side by side; docs to (tokens, members x width) each.

    ``sizes``: ``members``, and of each ``width`` and ``depth``, and ``embed_width`` and
    ``pieces``, the columns and rows of its table of n-grams. The weights may come in
    half precision, as they are stored; they are widened when first used.
    """
    reader = Reader(sizes["pieces"], labels)
    members = [network(sizes, labels, reader) for _ in range(sizes["members"])]
    inner = concatenate(*members) if len(members) > 1 else members[0]
    model: Model[Any, Any] = Model(
        "copydesk_tok2vec",
        _SideBySide(),
        init=_init,
        layers=[inner],
        dims={"nO": sizes["members"] * sizes["width"]},
    )
    return _fast(model)


def network(
    sizes: Mapping[str, int], labels: Sequence[str], reader: Reader | None = None
) -> Model[Any, Any]:
    """Make embedding, mixing layer and convolutions; docs to (tokens, width) each."""
    from spacy.ml.models.tok2vec import MaxoutWindowEncoder

    width = sizes["width"]
    embed = news_embed(sizes["embed_width"], sizes["pieces"], labels, reader)
    columns = embed.get_dim("nO")
    mix = Maxout(nO=width, nI=columns, nP=_PIECES, dropout=0.0, normalize=True)
    encode = MaxoutWindowEncoder(
        width=width, window_size=1, maxout_pieces=_PIECES, depth=sizes["depth"]
    )
    model: Model[Any, Any] = chain(embed, with_array(mix), encode)
    model.set_dim("nO", width)
    model.set_ref("embed", embed)
    return _fast(model)


def narrow(model: Any) -> None:
    """Keep the weights in half precision, for a smaller file."""
    _cast(model, np.float16)


def _cast(model: Any, kind: Any) -> None:
    for node in model.walk():
        for name in node.param_names:
            if node.get_param(name).dtype != kind:
                node.set_param(name, node.get_param(name).astype(kind))


class _SideBySide:
    """The forward pass of the networks; prediction takes a shorter way."""

    def __init__(self) -> None:
        self._swift: list[tuple[Any, Swift]] = []
        self._weights: list[Any] = []

    def __call__(
        self,
        model: Any,
        docs: Sequence[Any],
        is_train: bool,  # noqa: FBT001  Thinc's own signature
    ) -> tuple[Any, Callable[[Any], Any]]:
        _cast(model, np.float32)
        if is_train:
            self._weights = []  # these are about to change
            found: tuple[Any, Callable[[Any], Any]] = model.layers[0](docs, is_train)
            return found
        parts = [swift(embed.predict(docs)) for embed, swift in self._prepared(model)]
        return list(map(np.hstack, zip(*parts, strict=True))), _no_way_back

    def _prepared(self, model: Any) -> list[tuple[Any, Swift]]:
        nodes = [node for node in model.walk() if node.has_ref("embed")]
        weights = [one for node in nodes for one in weights_of(node)]
        if not _are(weights, self._weights):
            self._weights = weights
            self._swift = [(node.get_ref("embed"), Swift.of(node)) for node in nodes]
        return self._swift


def _are(some: Sequence[Any], others: Sequence[Any]) -> bool:
    """Tell whether two rows hold the very same things."""
    return len(some) == len(others) and all(map(is_, some, others))


def _no_way_back(_: Any) -> list[Any]:
    return []


def _init(model: Any, X: Any = None, Y: Any = None) -> None:  # noqa: N803
    model.layers[0].initialize(X, Y)


def news_tagger(tok2vec: Model[Any, Any], labels: Sequence[str]) -> Model[Any, Any]:
    """Make the layer that scores tags; docs to (tokens, tags) each.

    It also holds what neighbouring tags score: parameters ``between``, (tags, tags),
    and ``first`` and ``last``, (tags,), of its reference ``chain``.
    """
    size = len(Tags(tuple(labels)))
    links: Model[Any, Any] = Model(
        "copydesk_chain",
        _pass_on,
        init=_unlinked,
        dims={"nO": size},
        params=dict.fromkeys(("between", "first", "last")),
    )
    output = _fast(Linear(nO=size, nI=tok2vec.get_dim("nO")))
    model: Model[Any, Any] = chain(tok2vec, with_array(output), links)
    model.set_ref("tok2vec", tok2vec)
    model.set_ref("output", output)
    model.set_ref("chain", links)
    model.attrs["labels"] = list(labels)
    return model


def _fast(model: Model[Any, Any]) -> Model[Any, Any]:
    """Multiply by NumPy, which is several times faster at it than Blis."""
    fast = NumpyOps(use_blis=False)
    for node in model.walk():
        node.ops = fast
    return model


def _pass_on(
    model: Any,
    scores: Any,
    is_train: bool,  # noqa: FBT001  Thinc's own signature
) -> tuple[Any, Callable[[Any], Any]]:
    del model, is_train
    return scores, lambda d_scores: d_scores


def _unlinked(model: Any, X: Any = None, Y: Any = None) -> None:  # noqa: N803
    del X, Y
    size = model.get_dim("nO")
    model.set_param("between", np.zeros((size, size), np.float32))
    model.set_param("first", np.zeros(size, np.float32))
    model.set_param("last", np.zeros(size, np.float32))
