"""The JSON Schema of the record, made from the dataclasses of `newsx.article` and the words of `schema.toml`."""

from __future__ import annotations

from typing import Any

import msgspec

from newsx.article import SCHEMA, Article
from newsx.lexicon import load

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of `newsx extract`; properties in the order in which they are written.

    >>> list(schema()["properties"])[:4]
    ['schema', 'id', 'made_by', 'source']
    """
    (_,), parts = msgspec.json.schema_components([Article], ref_template="#/$defs/{name}")
    words = load("writing", "schema.toml")
    for name, part in parts.items():
        part["description"] = " ".join(part["description"].split())
        part["additionalProperties"] = False
        for key, value in part["properties"].items():
            part["properties"][key] = {**value, "description": words[name][key]}
    record = parts.pop("Article")
    record["properties"]["schema"] = {"const": SCHEMA, "description": words["Article"]["schema"]}
    return {"$schema": DIALECT, "$id": "urn:" + SCHEMA.replace("/", ":"), **record, "$defs": parts}
