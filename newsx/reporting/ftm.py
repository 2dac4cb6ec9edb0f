"""The ledger as entities of FollowTheMoney (followthemoney.tech), which Aleph and its relatives read: JSON lines.

An article is an Article; who is named in it a Person, PublicBody, Organization, Company or LegalEntity, with a
Documentation between the two; a claim is an Event, whose name says who claims it and whose proof is the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TextIO

from newsx.errors import NewsxError
from newsx.ledger import wording
from newsx.ledger.collate import Ledger, Row
from newsx.ledger.safe import as_json, lines, plain

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # the dates FollowTheMoney knows: no weeks, no quarters
# What a body is called there, and its topic; the rest are organizations.
_BODIES = {
    "government": ("PublicBody", "gov"), "court": ("PublicBody", "gov.judicial"), "military": ("PublicBody", "mil"),
    "police": ("PublicBody", "gov.security"), "parliament": ("PublicBody", "gov.legislative"),
    "un": ("Organization", "gov.igo"), "igo": ("Organization", "gov.igo"), "party": ("Organization", "pol.party"),
    "faith": ("Organization", "rel"), "company": ("Company", None),
}  # fmt: skip
_ACTORS = {"person": ("Person", None), "state": ("PublicBody", "gov.national"), "group": ("LegalEntity", None)}


def write_ftm(ledger: Ledger, out: TextIO) -> None:
    """One entity a line: articles, who is named, claims. The same claim has the same id in every run.

    NewsxError where the package followthemoney is not installed: it knows what may stand where, and makes countries,
    languages and addresses what Aleph expects.
    """
    try:
        from followthemoney import model
    except ImportError:
        raise NewsxError("--format ftm needs the package followthemoney: pip install 'newsx[ftm]'") from None
    for entity in _Entities(ledger, model).all():
        out.write(as_json(entity.to_dict()) + "\n")


class _Entities:
    """What the ledger holds, as entities of the model."""

    def __init__(self, ledger: Ledger, model: Any) -> None:
        self.ledger = ledger
        self.model = model
        self.bearers: dict[tuple[str, str], str] = {}  # kind and id of a name in the ledger: id of its entity

    def all(self) -> Iterator[Any]:
        for row in self.ledger.rows("article_rows"):
            yield self._article(row)
        for row in self.ledger.rows("bearers"):
            yield from self._bearer(row)
        for row in self.ledger.rows("claimed"):
            yield self._claim(row)

    def _made(self, schema: str, id: str, **properties: Any) -> Any:
        """An entity; what is empty or no value of its property is left out."""
        entity = self.model.make_entity(schema)
        entity.id = id
        for name, value in properties.items():
            values = value if isinstance(value, list) else [value]
            entity.add(name, [_text(name, one) for one in values if one is not None and one != ""])
        return entity

    def _article(self, row: Row) -> Any:
        return self._made(
            "Article", _article_id(row["id"]), title=row["title"] or row["label"], publisher=row["publisher"],
            sourceUrl=row["url"], fileName=row["path"], publishedAt=row["published"], language=row["language"],
            bodyText=row["text"],
        )  # fmt: skip

    def _bearer(self, row: Row) -> Iterator[Any]:
        """Somebody who is named, and a link from each article that does it."""
        body = row["kind"] == "institution"
        schema, topic = (_BODIES.get(row["of_kind"], ("Organization", None))) if body else _ACTORS[row["kind"]]
        entity = self.model.make_entity(schema)
        id = entity.make_id("newsx", row["kind"], row["id"])
        self.bearers[row["kind"], row["id"]] = id
        told: Row = {"name": row["name"], "alias": row["aliases"], "country": row["state"], "topics": topic}
        if schema == "Person":
            told["position"] = ", ".join(filter(None, [row["role"], row["affiliation"]]))
        else:
            told |= {"abbreviation": row["acronym"], "summary": row["role"]}
        yield self._made(schema, id, **told)
        for article in row["articles"]:
            link = self.model.make_entity("Documentation").make_id("newsx", article, id)
            yield self._made("Documentation", link, document=_article_id(article), entity=id, role="named in")

    def _claim(self, row: Row) -> Any:
        claimant = row["claimed_by"][0] if row["claimed_by"] else {"name": None, "state": None}
        told = {**row, "claimant": claimant["name"], "claimant_state": claimant["state"]}
        doubts = [*wording.doubts(told), wording.verdict(row["verdict"], row["note"])]
        basis = wording.words("basis", row["as_of_basis"]) if row["as_of_basis"] else wording.words("said", "no_date")
        as_of = row["as_of"] or ""
        return self._made(
            "Event", f"newsx-{row['key'].replace(':', '-')}",
            name=_said(told, doubts), summary=row["sentence"], description="; ".join(filter(None, [*doubts, basis])),
            date=as_of if _DAY.fullmatch(as_of) else None, startDate=row["day_first"], endDate=row["day_last"],
            location=row["place"], country=[row["whose"], row["place"]],
            keywords=[row["event"], row["polarity"], row["scope"], row["group"]],
            involved=[self.bearers.get((one["kind"], one["id"])) for one in row["claimed_by"]],
            proof=_article_id(row["article"]), publisher=row["publisher"], sourceUrl=row["url"], recordId=row["key"],
            notes=wording.words("said", "caution"),
        )  # fmt: skip


def _said(row: Row, doubts: list[str]) -> str:
    """The claim in one line: "≥ 60 pupils (taken), claimed by Musa Idris (Nigeria): disputed by Police"."""
    who = f"claimed by {wording.claimant(row)}" if row["claimant"] else wording.claimant(row)
    doubt = f": {doubts[0]}" if doubts and doubts[0] else ""
    return f"{wording.figure(row)} {wording.unit(row)} ({row['event']}), {who}{doubt}"


def _article_id(id: str) -> str:
    return f"newsx-{id}"


def _text(name: str, value: Any) -> str:
    return lines(str(value)) if name == "bodyText" else plain(str(value))
