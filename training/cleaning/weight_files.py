"""The files of weights in newsx/cleaning: how they are made of fitted models, written, read, and put to use."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsx.cleaning import scoring, states, trees

WEIGHTS = Path(__file__).parents[2] / "newsx" / "cleaning"
Votes = dict[str, float]


@dataclass(frozen=True)
class Model:
    """Both rounds as they are written: the first one's votes and start, the second one's trees."""

    votes: Votes
    start: float
    trees: dict[str, Any]


def trees_of(model: Any, names: Sequence[str], depth: int, lenient: int) -> dict[str, Any]:
    """A fitted model as trees.json has it: borders to 5 digits, votes in thousandths, all trees of one depth.

    `lenient`, in thousandths, is added to every line's votes.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text("utf-8"))
    columns = [names[feature["flat_feature_index"]] for feature in data["features_info"]["float_features"]]
    trees = []
    for tree in data["oblivious_trees"]:
        asks = [[columns[ask["float_feature_index"]], float(f"{ask['border']:.5g}")] for ask in tree["splits"]]
        votes = [round(vote * 1000) for vote in tree["leaf_values"]]
        missing = depth - len(asks)  # a question nobody says yes to
        trees.append({"asks": asks + [[columns[0], 1e9]] * missing, "votes": votes * 2**missing})
    return {"start": round(data["scale_and_bias"][1][0] * 1000) + lenient, "trees": trees}


OWN = scoring.weights, scoring.known_words, trees.forest  # newsx's own


def use(model: Model | None) -> None:
    """Make newsx score by a model that was fitted here; by its own weights again where that is None."""
    if model is None:
        scoring.weights, states.known_words, trees.forest = OWN  # type: ignore[attr-defined]
        return
    loaded = {name: scoring.whole(vote) for name, vote in model.votes.items()}, scoring.whole(model.start)
    words, grown = scoring.words_of(loaded[0]), trees.planted(model.trees)
    scoring.weights = lambda: loaded  # type: ignore[assignment]
    states.known_words = lambda: words  # type: ignore[assignment,attr-defined]
    trees.forest = lambda: grown  # type: ignore[assignment]


def read(folder: Path) -> Model:
    """What `write` wrote."""
    data = json.loads((folder / "weights.json").read_text("utf-8"))
    return Model(data["votes"], data["start"], json.loads((folder / "trees.json").read_text("utf-8")))


def write(model: Model, folder: Path) -> None:
    """One feature or tree a line, so that a new fit can be read as a diff."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {vote:g}" for name, vote in sorted(model.votes.items()))
    (folder / "weights.json").write_text(f'{{"start": {model.start:g},\n"votes": {{\n{rows}\n}}}}\n', "utf-8")
    write_trees(folder / "trees.json", model.trees)
    print(f"{folder}: {len(model.votes)} features, {len(model.trees['trees'])} trees")


def write_trees(path: Path, grown: dict[str, Any]) -> None:
    """Writes a forest, a tree a line."""
    lines = ",\n".join(json.dumps(tree) for tree in grown["trees"])
    text = f'{{"start": {grown["start"]},\n"trees": [\n{lines}\n]}}\n'
    path.write_text(text, "utf-8")
