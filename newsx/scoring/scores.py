"""Extracts annotated articles and says how much of each field came out right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from newsx.article import Article, Count, Failure, Raw
from newsx.errors import NewsxError
from newsx.scoring.fields import FIELDS, FULL, shown
from newsx.scoring.gold import Claim, Gold, read_gold, text_of
from newsx.scoring.lines import scored_lines
from newsx.scoring.match import Wanted, align
from newsx.scoring.result import NO_COUNT, Mistake, Result, Share
from newsx.scoring.same_name import comparable, compare_names, same_name, words
from newsx.scoring.story_scores import STORIES, score_stories

Extract = Callable[[Iterable[Raw]], Iterable[Article | Failure]]
Read = Callable[[Path], Iterable[Raw | Failure]]


def evaluate(gold_dir: Path, texts_dir: Path | None, extract: Extract, read: Read | None = None) -> Result:
    """Scores `extract` on the articles annotated in `gold_dir`, whose texts lie beside them or in `texts_dir`.

    An article whose page shows no date is handed over with the annotation's `anchor` as its given date. An annotation
    or a text that cannot be read is among the failures. Where the folder has a list of stories, all articles are
    reported as one heap, and its stories, supports and conflicts are scored.
    """
    bad: list[Failure] = []
    golds = read_gold(gold_dir, bad)
    folders = [texts_dir] if texts_dir else [gold_dir]
    result = Result(articles=len(golds) + len(bad), failures=bad)
    raws = _raws(golds, folders, read or _read_text, result)
    records = {a.source.path: a for a in _articles(extract(list(raws.values())), result)}
    for gold in golds:
        raw = raws.get(gold.name)
        article = records.get(raw.source.path) if raw else None
        if raw and not article and not any(f.path == raw.source.path for f in result.failures):
            result.failures.append(Failure(raw.source.path or gold.name, None, "no record came back"))
        _score(gold, article, raw, result)
    if (listed := gold_dir / STORIES).exists():
        score_stories(listed, list(records.values()), result)
    return result


def _read_text(path: Path) -> Iterable[Raw | Failure]:
    from newsx.reading import read

    return read(str(path))


def _raws(golds: Sequence[Gold], folders: Sequence[Path], read: Read, result: Result) -> dict[str, Raw]:
    raws: dict[str, Raw] = {}
    for gold in golds:
        try:
            path = text_of(gold, folders)
        except NewsxError as error:
            result.failures.append(Failure(str(folders[0] / f"{gold.name}.json"), None, str(error)))
            continue
        for raw in read(path):
            if isinstance(raw, Failure):
                result.failures.append(raw)
            else:
                raws[gold.name] = raw if gold.published else replace(raw, published=gold.anchor)
    return raws


def _articles(found: Iterable[Article | Failure], result: Result) -> Iterator[Article]:
    for one in found:
        if isinstance(one, Failure):
            result.failures.append(one)
        else:
            yield one


def _score(gold: Gold, article: Article | None, raw: Raw | None, result: Result) -> None:
    _score_claims(gold, article, result)
    _score_names(gold, article, result)
    _score_page(gold, article, result)
    _score_cleaning(gold, article, raw, result)


def _score_claims(gold: Gold, article: Article | None, result: Result) -> None:
    wanted = [Wanted(c, False) for c in gold.claims] + [Wanted(c, True) for c in gold.optional]
    wanted.sort(key=lambda w: w.claim.source_start)
    pairs, alarms = align(wanted, article.counts if article else ())
    hits = [(w.claim, count) for w, count in pairs if not w.optional]
    found = {id(claim) for claim, _ in hits}
    full = sum(_score_fields(gold.name, claim, count, article, result) for claim, count in hits if article)
    result.rate("detection", len(hits), len(hits) + len(alarms), len(gold.claims))
    result.rate("full claim", full, len(hits) + len(alarms), len(gold.claims))
    for claim in gold.claims:
        for by, kind in (("event", claim.event[0]), ("comparator", claim.comparator), ("polarity", claim.polarity)):
            at = result.recall.setdefault(by, {}).setdefault(kind, Share())
            at.hits, at.of = at.hits + (id(claim) in found), at.of + 1
        if id(claim) not in found:
            result.mistakes.append(Mistake(gold.name, "missed", claim.surface, "", ""))
    for count in alarms:
        result.mistakes.append(Mistake(gold.name, "alarm", count.surface, "", f"{count.unit}, {count.event}"))
    if not gold.claims:
        result.share(NO_COUNT, bool(article) and not alarms)
        result.alarms += len(alarms)


def _score_fields(name: str, claim: Claim, count: Count, article: Article, result: Result) -> bool:
    """Scores every field the annotator gave; true where the claim is right in full."""
    full = True
    for what, right in FIELDS.items():
        if not claim.given(what):
            continue
        fine = right(claim, count, article)
        result.share(what, fine)
        full &= fine or what not in FULL
        if not fine:
            wanted = getattr(claim, what, claim.surface)
            told = (
                ", ".join(wanted) or "nobody" if isinstance(wanted, tuple) else str(getattr(wanted, "surface", wanted))
            )
            result.mistakes.append(Mistake(name, what, claim.surface, told, shown(what, count)))
    return full


def _score_names(gold: Gold, article: Article | None, result: Result) -> None:
    people = [actor for actor in (article.actors if article else ()) if actor.kind == "person"]
    bodies = article.institutions if article else ()
    forms = {
        "people": ([[a.name, *a.aliases] for a in people], gold.people, gold.optional_people),
        "institutions": (
            [[b.name, *filter(None, [b.acronym]), *b.aliases] for b in bodies],
            gold.institutions,
            gold.optional_institutions,
        ),
    }
    for kind, (found, wanted, optional) in forms.items():
        named = compare_names(wanted, optional, found)
        result.rate(kind, len(named.hits), len(named.hits) + len(named.wrong), len(wanted))
        result.mistakes += [Mistake(gold.name, kind, "missed", name, "") for name in named.missed]
        result.mistakes += [Mistake(gold.name, kind, "wrong", "", name) for name in named.wrong]
    for person, role in gold.roles.items():
        held = [a.role for a in people if same_name(a.name, person)]
        if held:
            fine = any(_same_role(r, h) for r in ([role] if isinstance(role, str) else role) for h in held)
            result.share("roles", fine)
            if not fine:
                result.mistakes.append(Mistake(gold.name, "role", person, str(role), str(held[0])))
    if isinstance(gold.minors, tuple):
        named = compare_names(gold.minors, (), [[a.name, *a.aliases] for a in people if a.minor])
        result.rate("minors named", len(named.hits), len(named.hits) + len(named.wrong), len(gold.minors))


def _same_role(wanted: str, held: str | None) -> bool:
    """All words of the shorter in the longer: "prosecutor" for "chief prosecutor"."""
    a, b = set(words(wanted)), set(words(held or ""))
    return bool(b) and (a <= b or b <= a)


def _score_page(gold: Gold, article: Article | None, result: Result) -> None:
    title = comparable(article.title or "") if article else None
    date = article.published.date if article and article.published else None
    if not gold.published and date == gold.anchor:  # it was handed in with the text
        date = None
    for what, fine, wanted, found in (
        ("title", title == comparable(gold.title or ""), gold.title, article and article.title),
        ("published", bool(article) and date == gold.published, gold.published, date),
    ):
        result.share(what, fine)
        if article and not fine:
            result.mistakes.append(Mistake(gold.name, what, "", str(wanted), str(found)))


def _with_headline(article: Article) -> str:
    """The text of a record; a headline that is no block of it is put before it."""
    missing = article.title and comparable(article.title) not in comparable(article.text)
    return f"{article.title}\n{article.text}" if missing else article.text


def _score_cleaning(gold: Gold, article: Article | None, raw: Raw | None, result: Result) -> None:
    out = _with_headline(article) if article else ""
    folded = comparable(out)
    lost = [words for words in chain(*gold.keep) if comparable(words) not in folded]
    left = [junk for junk in gold.junk if not article or comparable(junk) in folded]
    result.share("edges kept", 2 * len(gold.keep) - len(lost), 2 * len(gold.keep))
    result.share("junk gone", len(gold.junk) - len(left), len(gold.junk))
    if article:
        result.mistakes += [Mistake(gold.name, "body lost", words, "", "") for words in lost]
        result.mistakes += [Mistake(gold.name, "junk left", junk, "", "") for junk in left]
    if gold.body and raw and raw.source.format != "html":
        lines = scored_lines(raw.text, gold, out)
        both = sum(line.wanted and line.kept for line in lines)
        result.rate("lines", both, sum(line.kept for line in lines), sum(line.wanted for line in lines))
        for line in lines:
            if line.wanted != line.kept:
                what = "dropped" if line.wanted else "junk"
                result.mistakes.append(Mistake(gold.name, f"line {line.number} {what}", line.text[:90], "", ""))
