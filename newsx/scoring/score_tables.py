"""Scores as a text table and as JSON."""

from __future__ import annotations

import json
from itertools import groupby

from newsx.scoring.result import NO_COUNT, Rate, Result, Share


def figures(result: Result) -> dict[str, float]:
    """Every measured score by a flat name, 0 to 1: {"detection_p": …, "detection_f1": …, "claimed_by": …}."""
    told: dict[str, float | None] = {}
    for name, rate in result.rates.items():
        key = name.replace(" ", "_")
        told |= {f"{key}_p": rate.precision, f"{key}_r": rate.recall, f"{key}_f1": rate.f1}
    for name, share in result.shares.items():
        told["no_alarm" if name == NO_COUNT else name.replace(" ", "_")] = share.value
    return {name: value for name, value in told.items() if value is not None}


def as_text(result: Result, errors: bool = False) -> str:
    """The scores as a table of plain text, with the sample size of each; then, if asked, every mistake by article."""
    lines = [f"articles {result.articles}, without a record {len(result.failures)}", ""]
    lines += [f"{'':34}{'precision':>10}{'recall':>8}{'F1':>8}   right of found, wanted"]
    lines += [_rate(name, rate) for name, rate in result.rates.items()]
    lines += ["", f"{'':34}{'right':>10}"]
    lines += [_share(name, share) for name, share in result.shares.items()]
    if NO_COUNT in result.shares:
        lines.append(f"alarms in articles without a count: {result.alarms} in {result.shares[NO_COUNT].of}")
    for by, kinds in sorted(result.recall.items()):
        told = [f"{kind} {share.hits}/{share.of}" for kind, share in sorted(kinds.items())]
        lines += ["", f"found, by {by}: " + ", ".join(told)]
    if errors:
        lines += ["", *_mistakes(result)]
    return "\n".join(lines) + "\n"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _rate(name: str, rate: Rate) -> str:
    told = f"{_percent(rate.precision):>10}{_percent(rate.recall):>8}{_percent(rate.f1):>8}"
    return f"{name:34}{told}   {rate.hits} of {rate.predicted}, {rate.gold}"


def _share(name: str, share: Share) -> str:
    return f"{name:34}{_percent(share.value):>10}   {share.hits}/{share.of}"


def _mistakes(result: Result) -> list[str]:
    lines = [f"{f.path}: {f.message}" for f in result.failures]
    for article, found in groupby(result.mistakes, key=lambda m: m.article):
        lines.append(article)
        lines += [f"  {str(m).removeprefix(f'{article}: ')}" for m in found]
    return lines or ["no mistakes"]


def as_json(result: Result, errors: bool = False) -> str:
    """The scores as one JSON object; shares carry `right` and `of`, rates `hits`, `predicted` and `gold`."""
    told: dict[str, object] = {
        "articles": result.articles,
        "without_record": len(result.failures),
        "scores": {name: round(value, 4) for name, value in figures(result).items()},
        "rates": {n: {"hits": r.hits, "predicted": r.predicted, "gold": r.gold} for n, r in result.rates.items()},
        "shares": {n: {"right": s.hits, "of": s.of} for n, s in result.shares.items()},
        "alarms_without_count": result.alarms,
        "recall": {
            by: {kind: {"right": s.hits, "of": s.of} for kind, s in sorted(kinds.items())}
            for by, kinds in sorted(result.recall.items())
        },
    }
    if errors:
        fields = ("article", "field", "surface", "wanted", "found")
        told["errors"] = [{f: getattr(m, f) for f in fields} for m in result.mistakes]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
