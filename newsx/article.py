"""What flows through newsx: plain frozen dataclasses, data only.

The order of the fields is the order of the keys in the JSON record (`schema: "newsx/1"`).
Every `start`/`end` counts Unicode code points into `Article.text`, and `text[start:end]` is the `surface`;
every `source_start`/`source_end` counts code points into the decoded source after character repair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

SCHEMA = "newsx/1"

Span = tuple[int, int]
Precision = Literal["day", "week", "month", "quarter", "year"]
Basis = Literal["stated", "relative", "given", "assumed"]
BlockKind = Literal["title", "deck", "subhead", "paragraph", "item", "quote"]
ActorKind = Literal["person", "state", "group"]
InstitutionKind = Literal[
    "un", "igo", "government", "court", "police", "military", "armed_group", "parliament", "party", "ngo",
    "media", "agency", "company", "school", "hospital", "faith", "other",
]  # fmt: skip
ClaimantKind = Literal["person", "state", "institution", "group", "role", "document"]
Comparator = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Event = Literal[
    "taken", "received", "evacuated", "returned", "adopted", "placed", "held", "identified", "missing", "killed",
    "injured", "displaced", "orphaned", "recruited", "abused", "aided", "living", "other",
]  # fmt: skip
EVENTS: tuple[Event, ...] = get_args(Event)  # the one list: schema, codebook, `report --event` and the reader follow it
Scope = Literal["incident", "total"]
Polarity = Literal["affirmed", "negated", "denied", "planned"]
Voice = Literal["reporter", "attributed", "quoted"]


@dataclass(frozen=True, slots=True)
class When:
    """A date and how it is known.

    `date` is ISO 8601 no sharper than the text: `2023-09-07`, `2023-W35`, `2023-09`, `2023-Q3` or `2023`.
    `basis`: stated (the text names it), relative (worked out from another date), given (handed in), assumed (no date
    in the text, the publication date stands in). `start`/`end` are null where the words do not stand in `text`.
    """

    date: str
    precision: Precision
    surface: str | None
    start: int | None
    end: int | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where an article was filed and through which agency: "UNITED NATIONS (AP) —"."""

    place: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """A kept stretch: headline, deck, subhead, paragraph, list item or block quotation."""

    kind: BlockKind
    start: int
    end: int
    source_start: int | None
    source_end: int | None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the source that is not the article, and the rule that said so. No offsets for HTML."""

    rule: str
    why: str
    source_start: int | None
    source_end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a state or a group of people that acts or speaks."""

    id: str
    name: str
    kind: ActorKind
    role: str | None
    affiliation: str | None
    state: str | None
    aliases: tuple[str, ...]
    minor: bool
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """A body with a name: a court, a ministry, an agency, a newsroom …"""

    id: str
    name: str
    acronym: str | None
    kind: InstitutionKind
    state: str | None
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says so. `ref` is the id of an actor or institution; `surface` the words at the cue ("he", "the agency")."""

    name: str
    ref: str | None
    kind: ClaimantKind
    state: str | None
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The larger number a count is part of, where that one counts no child."""

    surface: str
    value: int | None
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """One claim: how many of whom, what happened to them, who says so, as of when.

    `sure` is the probability that it is a claim and that event, claimant, date and polarity are right.
    """

    id: str
    surface: str
    start: int
    end: int
    sentence: Span
    value: int | None
    low: int | None
    high: int | None
    comparator: Comparator
    unit: str
    group: str
    qualifiers: tuple[str, ...]
    age_low: int | None
    age_high: int | None
    event: Event
    event_surface: str | None
    polarity: Polarity
    scope: Scope | None
    whose: str | None
    place: str | None
    claimed_by: tuple[Claimant, ...]
    voice: Voice
    as_of: When | None
    since: When | None
    disputed_by: tuple[str, ...]
    verified: bool | None
    part_of: str | None
    whole: Whole | None
    same_as: str | None
    sure: float | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Versions, and the options that change the result."""

    newsx: str
    model: str
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from. `chars` is the length of the decoded source after `repairs`.

    `line`: of a file that holds many articles, the number of the line, array element, feed item or WARC record.
    """

    path: str | None
    line: int | None
    url: str | None
    publisher: str | None
    format: str
    encoding: str | None
    repairs: tuple[str, ...]
    sha256: str
    chars: int
    extra: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """One record of the ledger, as it is written."""

    schema: str
    id: str
    made_by: MadeBy
    source: Source
    title: str | None
    published: When | None
    authors: tuple[str, ...]
    dateline: Dateline | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    actors: tuple[Actor, ...]
    institutions: tuple[Institution, ...]
    counts: tuple[Count, ...]
    dates: tuple[When, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clean:
    """An article's text with the boilerplate gone.

    `text` is headline, deck and paragraphs parted by blank lines; `blocks` say where each lies in it and in `source`
    (the decoded source after `repairs`).
    """

    source: str
    text: str
    title: str | None
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    published: When | None = None
    dateline: Dateline | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text without its headline."""
        return "\n\n".join(self.text[b.start : b.end] for b in self.blocks if b.kind != "title")


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as it was saved, decoded but not yet cleaned.

    `title`, `published` (ISO date) and `source.url`/`source.publisher` are what the row or `--meta` says of it: given
    beats read. `clean` is set where the input was one of newsx's own records. `notes` is what reading had to guess or
    give up ("encoding.guessed: …"): warnings of the article. `meta`: a digest of what `--meta` says of it.
    """

    id: str
    text: str
    source: Source
    title: str | None = None
    published: str | None = None
    clean: Clean | None = None
    notes: tuple[str, ...] = ()
    meta: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read or extracted: said on stderr as `path:line: message`."""

    path: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given to a speaker, directly (inside quotation marks) or indirectly."""

    start: int
    end: int
    speaker: Claimant | None
    kind: Literal["direct", "mixed", "indirect"] = "indirect"
