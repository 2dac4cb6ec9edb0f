"""The claims as W3C Web Annotations (www.w3.org/TR/annotation-model): what each says, and which words say so."""

from __future__ import annotations

from itertools import islice
from typing import Any, TextIO

from newsx.ledger import wording
from newsx.ledger.collate import Ledger, Row
from newsx.ledger.safe import as_json, web

_CONTEXT = 32  # characters before and after a quotation, enough to find it on the page


def write_annotations(ledger: Ledger, out: TextIO) -> None:
    """One annotation page in JSON-LD, an annotation a claim.

    Each has one target, or two: the text of the record (`urn:newsx:ID`), where the offsets hold, with a
    TextPositionSelector and a TextQuoteSelector; and the page it was published at, where that is known and only the
    quotation holds.
    """
    out.write('{\n"@context": "http://www.w3.org/ns/anno.jsonld",\n"type": "AnnotationPage",\n"items": [')
    for nr, row in enumerate(islice(ledger.rows("annotated"), ledger.filters.top or None)):
        out.write(f"{',' if nr else ''}\n {as_json(_annotation(row))}")
    out.write("\n]\n}\n")


def _annotation(row: Row) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": row["surface"],
        "prefix": row["before"][-_CONTEXT:],
        "suffix": row["after"][:_CONTEXT],
    }
    position = {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]}
    targets: list[dict[str, Any]] = [{"source": f"urn:newsx:{row['article']}", "selector": [position, quote]}]
    if address := web(row["url"]):
        targets.append({"source": address, "selector": quote})
    return {
        "id": f"urn:newsx:{row['key']}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": row["event"], "format": "text/plain"},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "value": _said(row),
                "format": "text/plain",
                "language": "en",
            },
        ],
        "target": targets,
    }


def _said(row: Row) -> str:
    """The claim in one line: "≥ 60 pupils taken, claims Musa Idris, as of 2022-05-03"."""
    who = row["claimed_by"] or wording.words("said", "no_claimant")
    parts = [
        f"{wording.figure(row)} {wording.unit(row)}: {row['event']}",
        f"claimed by {who}" if row["claimed_by"] else who,
        f"as of {row['as_of']}" if row["as_of"] else wording.words("said", "no_date"),
        wording.words("polarity", row["polarity"]),
        wording.verdict(row["verdict"], row["note"]),
    ]
    return "; ".join(part for part in parts if part)
