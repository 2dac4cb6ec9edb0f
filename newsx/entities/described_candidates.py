"""Candidates for institutions by a common noun beside them: "Ifo hospital", "the charity Lantern"."""

from __future__ import annotations

from collections.abc import Iterator

from newsx.entities import lists
from newsx.entities.candidate_spans import ORG, Candidate, is_date, is_role, is_title
from newsx.entities.name_tokens import Row, Word, near
from newsx.grammar.places import is_demonym, is_place


def from_small_heads(row: Row) -> Iterator[Candidate]:
    """Names whose head noun is in lower case.

    For example: "Ifo hospital", "the Israeli military", "the Peruvian embassy in Quito".
    """
    words, heads = row.words, lists.words("institutions.toml", "small_heads")
    fields = lists.words("institutions.toml", "small_heads", "fields")
    for k, word in enumerate(words):
        if word.text not in heads or k == 0:
            continue
        i = k
        while i > 0 and words[i - 1].text in fields and words[i - 1].gap == " ":
            i -= 1
        start = _capitals_before(row, i, word.text)
        if start is None or (word.text == "home" and not _childrens_home(row, start, i)):
            continue
        i, j = start, k + 1
        if word.text in ("embassy", "consulate") and _in_place(row, k):
            j = k + 3
        if word.text in lists.words("institutions.toml", "small_heads", "of_states") and not _speaks(row, i, j):
            continue
        yield Candidate(i, j, ORG, 2.5, "entities.small-head")


def _childrens_home(row: Row, i: int, j: int) -> bool:
    """Whether the capitals before "home" are its name: several, of no person: "the Good Shepherd home"."""
    words = row.words
    named = i > 0 and words[i - 1].text.lower() == "the" and j - i > 1
    return named and not any(w.text in lists.given() or is_title(w.text) for w in words[i:j])


def _speaks(row: Row, i: int, j: int) -> bool:
    """Whether the words i … j-1 are a speaker: "the Israeli military said", "according to Kenyan police"."""
    words, saying = row.words, lists.words("roles.toml", "speech", "saying")
    if j < len(words) and words[j - 1].gap == " " and words[j].text in saying:
        return True
    start = i - 1 if i and words[i - 1].text.lower() == "the" else i
    if start > 1 and words[start - 1].text == "to" and words[start - 2].text.lower() == "according":
        return True
    return start > 0 and words[start - 1].text in saying and words[j - 1].gap[:1] in (".", ",")


def _capitals_before(row: Row, end: int, head: str) -> int | None:
    """Where the capitals right before word `end` begin, if they can name the body with this head."""
    words, i = row.words, end
    while i > 0 and words[i - 1].cap and near(words[i - 1]) and not is_date(words[i - 1].text):
        i -= 1
    openers = lists.words("institutions.toml", "joins", "openers")
    while i < end and (is_title(words[i].text) or (words[i].first and words[i].text.lower() in openers)):
        i += 1
    if i == end or (i and words[i - 1].text in ("a", "an")):
        return None
    form = row.form(i, end)
    of_state = is_demonym(form) or is_place(form)
    if head in lists.words("institutions.toml", "small_heads", "of_states"):
        return i if of_state else None
    return None if of_state or form in lists.words("institutions.toml", "not_institutions", "exactly") else i


def _in_place(row: Row, k: int) -> bool:
    """Whether "in" and a capital follow word k."""
    words = row.words
    return k + 2 < len(words) and words[k].gap == " " and words[k + 1].text == "in" and words[k + 2].cap


def from_nouns(row: Row) -> Iterator[Candidate]:
    """Capitals that a common noun before or behind them describes as a body.

    For example: "the charity Lantern", "Lost and Named, a volunteer group".
    """
    words, nouns = row.words, lists.kind_nouns()
    for k in range(1, len(words)):
        if words[k].cap and words[k - 1].gap == " " and words[k - 1].text.lower() in nouns and not words[k - 1].own:
            j = k + 1
            while j < len(words) and words[j].cap and near(words[j - 1]) and not is_role(words[j].text):
                j += 1
            form = row.form(k, j)
            if len(form) > 2 and not (
                is_demonym(form) or is_place(form) or is_title(words[k].text) or is_role(words[k].text)
            ):
                yield Candidate(k, j, ORG, 1.5, "entities.called-a-body")
        elif words[k].text in ("a", "an") and words[k - 1].gap == ", " and words[k - 1].cap:
            called = any(words[n].text in nouns and _is_head(row, n) for n in range(k + 1, min(k + 4, len(words))))
            i = _over_for(row, _told_before(row, k)) if called else k
            if called and not (i == k - 1 and _no_body(words[i])):
                yield Candidate(i, k, ORG, 1.5, "entities.called-a-body")


def from_nouns_after(row: Row) -> Iterator[Candidate]:
    """Capitals that the common noun behind them describes as a body: "the Azimio coalition"."""
    words, called = row.words, lists.words("institutions.toml", "called_after")
    for k, word in enumerate(words):
        if word.text not in called or k < 2:
            continue
        i = k - (row.describes(k - 1) and words[k - 1].gap == " " and words[k - 2].cap)
        j = i
        while i > 0 and words[i - 1].cap and near(words[i - 1]) and words[i - 1].text != "The":
            i -= 1
        form = row.form(i, j) if i < j else ""
        if not form or i == 0 or words[i - 1].text.lower() != "the" or words[j - 1].gap != " ":
            continue
        names = is_place(words[i].text) or any(
            is_role(w.text) or is_title(w.text) or is_demonym(w.text) for w in words[i:j]
        )
        if not names and len(form) > 2:
            yield Candidate(i, j, ORG, 1.5, "entities.called-a-body")


def _is_head(row: Row, n: int) -> bool:
    """Whether word n is the head of its phrase: "a volunteer group", not "an airline pilot"."""
    word = row.words[n]
    follows = n + 1 < len(row.words) and word.gap == " " and row.tags.get(row.words[n + 1].start) in ("NN", "NNS")
    return not word.own and not follows


def _over_for(row: Row, i: int) -> int:
    """Where a name that holds "for" begins: "Bread for All, a charity"; no office and no person before "for"."""
    words = row.words
    if i < 2 or words[i - 1].text not in ("for", "without", "against") or words[i - 1].gap != " ":
        return i
    k = i - 1
    while k > 0 and words[k - 1].cap and near(words[k - 1]):
        k -= 1
    no_name = any(is_role(w.text) or is_title(w.text) or w.text in lists.given() for w in words[k : i - 1])
    return i if no_name or k == i - 1 else k


def _no_body(word: Word) -> bool:
    """Whether a single word before the comma is a place or only the first word of the sentence."""
    return is_place(word.text) or word.text.lower() in lists.words("institutions.toml", "joins", "openers")


def from_outlets(row: Row) -> Iterator[Candidate]:
    """Newspapers and bodies to which somebody speaks: "he told The Kibo Tribune", "she told Lantern in May".

    Of 34 single capitals and runs behind "told" in 256 newswire articles 31 were bodies; a person is named in full
    elsewhere, which decides.
    """
    words, media = row.words, dict(lists.kinds())["media"]
    for k, word in enumerate(words):
        if word.text not in lists.words("roles.toml", "speech", "telling") or word.gap != " ":
            continue
        i = k + 1 + (k + 1 < len(words) and words[k + 1].text.lower() == "the")
        j = i
        while j < len(words) and words[j].cap and (j == i or near(words[j - 1])):
            j += 1
        opener = j == i + 1 and words[i].text.lower() in lists.words("institutions.toml", "joins", "openers")
        if j == i or opener or words[i].text in lists.given():
            continue
        form = row.form(i, j)
        if j - i > 1 and words[j - 1].text in media:
            yield Candidate(i, j, ORG, 2.5, "entities.outlet")
        elif not (is_demonym(words[i].text) or is_place(form) or is_title(words[i].text) or is_role(words[i].text)):
            yield Candidate(i, j, ORG, 1.5, "entities.outlet")


def _told_before(row: Row, k: int) -> int:
    """Where the name before word k begins; over "and" too where a verb of saying or "by" stands before it."""
    words, i = row.words, k - 1
    while i > 0 and words[i - 1].cap and near(words[i - 1]):
        i -= 1
    if i > 1 and words[i - 1].text == "and" and words[i - 2].cap and near(words[i - 2]):
        m = i - 2
        while m > 0 and words[m - 1].cap and near(words[m - 1]):
            m -= 1
        if m and words[m - 1].text in lists.words("roles.toml", "speech", "verbs") | {"by"}:
            return m
    return i


def from_quotes(row: Row) -> Iterator[Candidate]:
    """A quoted name behind a common noun for a body: "the political party 'A Just Russia'"."""
    words, nouns = row.words, lists.words("institutions.toml", "body_nouns")
    for k in range(len(words) - 1):
        if (
            words[k].text not in nouns
            or words[k].gap.strip() not in ("“", '"', "‘", "'", "«", "‹‹")
            or not words[k + 1].cap
        ):
            continue
        j = k + 1
        while j < len(words) and j - k < 8 and words[j].gap in (" ", "\u00a0", " & ") and not words[j].own:
            j += 1
        if j < len(words) and words[j].gap.strip(" ,.")[:1] in ("”", '"', "’", "'", "»", "›"):
            yield Candidate(k + 1, j + 1, ORG, 3.0, "entities.quoted")
