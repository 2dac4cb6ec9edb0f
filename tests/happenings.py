"""Articles on two happenings, each with a claim, and the report on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import records
from ledgers import told

from newsx.article import Article
from newsx.reporting import Options

SEIZED = (
    "Gunmen on motorcycles broke into the boarding school at Tungan Bako in Niger State before dawn and marched the "
    "pupils into the Kainji forest. {said} Parents waited at the mosque, where the head teacher read out the register."
)
STORM = (
    "The cyclone came ashore near Vohemar and tore roofs from clinics along the coast of Madagascar. {said} Rice and "
    "tents were on the way to Antalaha, the disaster office said, and the road to Sambava was cut in three places."
)


def told_in(
    text: str,
    said: str,
    surface: str,
    value: int,
    day: str,
    *,
    who: str | None = None,
    state: str | None = None,
    **more: Any,
) -> Article:
    """An article on one of the two happenings, with one claim in it."""
    whole = text.format(said=said)
    claimed = (records.claimant(whole, who, kind="institution", state=state),) if who else ()
    count = records.count(whole, surface, value, claimed_by=claimed, as_of=records.when(day, "relative"), **more)
    return records.article(whole, path=f"{abs(hash(whole)) % 10**8}.txt", published=records.when(day), counts=(count,))


def reported(folder: Path, articles: list[Article], options: Options | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(str(records.write(folder / "r.jsonl", articles)), options=options))
    return found


POLICE = told_in(SEIZED, "Police counted 87 pupils.", "87 pupils", 87, "2024-02-19", who="Police", state="Nigeria")
PARENTS = told_in(
    SEIZED.replace("before dawn", "at night"), "The Union of Parents named 104 pupils.", "104 pupils", 104,
    "2024-02-19", who="Union of Parents",
)  # fmt: skip
POLICE_AT_NIGHT = told_in(
    SEIZED.replace("before dawn", "at night"), "Police counted 87 pupils.", "87 pupils", 87, "2024-02-19", who="Police",
    state="Nigeria",
)  # fmt: skip
LOST = told_in(STORM, "Police counted 87 pupils.", "87 pupils", 87, "2024-02-19", who="Police", state="Madagascar")
