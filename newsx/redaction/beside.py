"""What stands right before and behind a name, and says how old its bearer is: an office, a noun, an age, a relative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsx.entities import lists
from newsx.entities.name_ages import OLDEST, age_after, age_before, years
from newsx.entities.name_tokens import Row, Word
from newsx.entities.offices import MINOR_BELOW
from newsx.redaction.name_runs import Run
from newsx.redaction.name_words import address, callings, listed

AFTER_COMMA = (", ", ": ", " – ", " — ", " - ")
_SMALL = re.compile(
    r" (?:is|was|turned|turns|is now|was only|is only|had turned) (?:[1-9]|1[0-7]|one|two"
    r"|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|(?:thir|four|fif|six|seven)teen)(?=[.,;:!?”\"]|$)"
)
_IS_CHILD = re.compile(
    r",? (?:is|was) (?:just |only |still )?an? "
    r"(?:boy|girl|child|pupil|toddler|teenager|minor|schoolgirl|schoolboy|baby)(?![-\w'’]| when)"
)
_VERBS = frozenset(("said", "says", "is", "was", "has", "had", "were", "are", "told", "would", "will", "could"))
_WHO = ("who", "whom", "that")
_REACH = 7  # words of an apposition
_QUOTED = (" “", ' "', "” ", '" ', " ‘", "’ ")
_AGE = re.compile(r"(?:[MF]|male|female)[/, ]{1,2}(\d{1,3})$|(\d{1,3})[/, ]{0,2}(?:[MF]|male|female)$", re.IGNORECASE)
_SLASHED = re.compile(
    r"/(\d{1,2})(?![\d/])(?! months| days| weeks)|, [MF], (\d{1,3})(?!\d)| \([MF][/, ]{1,2}(\d{1,3})\)"
)
_TURNED = re.compile(
    r" (?:is|was|has turned|turned|turns) (\d{2})(?= today| now| years| yesterday| and | the | when |[.,;])"
)


def chunk(row: Row, k: int, starts: set[int]) -> list[str]:
    """The words of the noun phrase that begins at word k, small letters."""
    words, found = row.words, []
    for n in range(k, min(k + _REACH, len(words))):
        text = words[n].text
        if text in listed("after", "stops") or (n > k and (text in ("a", "an") or n in starts)):
            break
        if not words[n].own:
            found.append(text.lower())
        if words[n].gap not in (" ", "-"):
            break
    return found


def _low(words: Sequence[Word], n: int) -> str:
    """Word n in small letters; "" where there is none."""
    return words[n].text.lower() if 0 <= n < len(words) else ""


def by_noun(run: Run, noun: str, before: str) -> None:
    """What a noun beside a name says of its bearer; `before` is the word in front of the noun."""
    if before in listed("roles", "not_yet"):
        return  # "a future doctor"
    if noun in listed("child", "loose"):
        run.told.add("relative")
    elif noun in listed("child", "one") or noun.endswith("grader") or before in listed("roles", "young"):
        run.told.add("child's noun")
    elif before in ("former", "retired", "ex") and lists.words("roles.toml", "roles") & {noun}:
        run.told.add("calling" if noun in callings() else "calling of any age")
    elif noun in callings() or (before in listed("roles", "heads") and noun in listed("roles", "after_heads")):
        run.told.add("calling of any age" if noun in listed("roles", "any_age") else "calling")


def aged(run: Run, age: int | None) -> None:
    """Tells the run what an age beside it says."""
    if age is not None and 0 <= age < OLDEST:
        run.told.add("under 18" if age < MINOR_BELOW else "18 or older")


def before(row: Row, run: Run, by_end: set[int], starts: set[int]) -> None:
    """The office, the form of address, the age or the relative's word before the name."""
    words, i, j = row.words, run.i, run.j
    aged(run, age_before(row, i))
    if found := _AGE.search(row.text[max(0, words[i].start - 12) : words[i].start].rstrip()):
        aged(run, int(found[1] or found[2]))
    if i == 0:
        return
    word, gap = words[i - 1], words[i - 1].gap
    text = word.text.lower()
    second = words[i - 2].text.lower() if i > 1 and words[i - 2].gap in (" ", "-") else ""
    if gap in (" ", "\u00a0", ". ", *_QUOTED):
        if address(word.text) and (gap != ". " or len(word.text) < 5):
            run.told.add("title of any age" if word.text in listed("titles", "any_age") else "title")
        if word.text in listed("titles", "private"):
            run.told.add("title of any age")
        if gap not in (" ", "\u00a0", ". "):
            return
        if text in listed("after", "quoting") and gap != ". ":
            run.told.add("said")
        if text in listed("child", "before") and not (text == "young" and second == "the"):
            run.told.add("small")
        if not word.own and gap != ". " and not _clause(words, j):
            by_noun(run, text, second)
        _by_participle(row, run, text)
    if (
        gap == " "
        and word.cap
        and i > 1
        and words[i - 2].gap == ", "
        and lists.words("roles.toml", "titles") & {word.text}
    ):
        word, gap, text, i = words[i - 2], words[i - 2].gap, words[i - 2].text.lower(), i - 1  # "the regent, Prince X"
        second = _low(words, i - 2)
    if i > 2 and text == "o" and second == "" and words[i - 2].gap == "/" and words[i - 2].text in ("s", "d", "w"):
        run.told.add("has children")  # "X s/o Y"
    several = text in listed("child", "grown_many") or (text.endswith("s") and text[:-1] in callings())
    if gap not in (", ", " – ", " — ") or word.own or i in by_end or several:
        return
    if _closes(row, j, starts) and not _led(row, run, i):
        head = _head(row, i)
        by_noun(run, head or text, "" if head else second)
        _by_phrase(row, run)


def _clause(words: Sequence[Word], j: int) -> bool:
    """ "The teacher Lina loved was dead", "the man Lina ran to is …": a clause about the noun, not its name."""
    if j + 1 >= len(words) or words[j - 1].gap != " " or words[j].text not in listed("names", "does") - {"who"}:
        return False
    k = j + 1 + (words[j + 1].text in listed("names", "prepositions") | {"about", "with"})
    return k < len(words) and words[k - 1].gap == " " and words[k].text in _VERBS


def _by_participle(row: Row, run: Run, text: str) -> None:
    """ "A teacher named X", "the woman, surnamed X", "commissioner of police X", "named the commander as X"."""
    words, i = row.words, run.i
    word_before, third = _low(words, i - 2), _low(words, i - 3)
    one = {w.text.lower() for w in words[max(0, i - 6) : i - 1]} & {"a", "an", "another", "one", "woman", "man"}
    if text == "surnamed" or (one and text in ("named", "called", "nicknamed", "identified")):
        by_noun(run, word_before, third)
        for word in words[max(0, i - 4) : i - 1]:  # "a 13-year-old mother named X"
            aged(run, years(word.text) if word.text.endswith("year-old") and word.gap == " " else None)
    if text in lists.words("roles.toml", "modifiers") and word_before == "of":
        by_noun(run, third, "")
    if text in ("is", "was") and word_before and third in ("his", "her", "their", "the", "my", "our", "whose"):
        by_noun(run, _head(row, i) or word_before, "")  # "Her coach is X", "The son of the coach is X"
    if text == "by" and word_before in listed("does", "by") and not words[run.j - 1].own:
        run.told.add("calling of any age")
    if text == "as":
        for k in range(i - 2, max(i - 8, -1), -1):
            if words[k].first:
                return
            if words[k].text in ("named", "identified", "naming", "identifying"):
                for noun in range(k + 1, i - 1):
                    if words[noun].text in listed("after", "stops"):
                        return  # "named the son of the mayor as X"
                    by_noun(run, words[noun].text.lower(), words[noun - 1].text.lower())
                return


def _by_phrase(row: Row, run: Run) -> None:
    """ "The teacher of the fourth class, X, jumped": the noun before "of" or "at" in the phrase before the comma."""
    words = row.words
    for k in range(run.i - 1, max(run.i - 8, -1), -1):
        if k < run.i - 1 and words[k].gap not in (" ", "-"):
            break
        if words[k].text.lower().endswith(("-year-old", "-month-old", "-grade", "-grader")):
            aged(run, years(words[k].text) if "-year-" in words[k].text else 1)  # "the 17-year-old driver, X"
    if words[run.i - 1].text.lower() in listed("child", "one") | listed("child", "persons"):
        return  # "the mother of the victim, X": X is the victim
    for k in range(run.i - 2, max(run.i - 8, -1), -1):
        if words[k].gap != " " or words[k].own:
            return
        if words[k].text in ("of", "at", "for", "from", "in") and k:
            by_noun(run, words[k - 1].text.lower(), _low(words, k - 2))
            return


def _head(row: Row, i: int) -> str:
    """ "The son of the mayor, X", "the boy hit by a car, X": the child's noun, whose the name may be; else ""."""
    words = row.words
    children = listed("child", "one") | listed("child", "persons")
    for k in range(i - 2, max(i - 12, 0), -1):  # "the girl who accused the mayor, X", "the girl accusing the mayor, X"
        if words[k].gap != " " or words[k - 1].gap != " ":
            break
        if words[k - 1].text.lower() in children and (words[k].text in _WHO or words[k].text.endswith("ing")):
            return words[k - 1].text.lower()
    for k in range(i - 2, max(i - 8, 0), -1):
        if words[k].gap != " " or words[k].own:
            return ""
        if words[k].text in ("of", "by", "with", "to", "for", "from"):
            back = 2 if words[k].text == "by" or words[k - 1].text in listed("child", "whose") else 1
            nouns = [word.text.lower() for word in reversed(words[max(0, k - back) : k])]
            return next((noun for noun in nouns if noun in children), "")
    return ""


def _led(row: Row, run: Run, i: int) -> bool:
    """ "According to her father, Lina, who …": a phrase before the comma that may be none of the name's."""
    words = row.words
    start = next((k for k in range(i - 1, max(i - 7, -1), -1) if words[k].first or words[k - 1].gap != " "), i)
    short = run.j - run.i == 1 or all(len(w.text) < 4 for w in words[run.i : run.j])
    return short and words[start].first and words[start].text.lower() in listed("names", "leads")


def _closes(row: Row, j: int, starts: set[int]) -> bool:
    """Whether a mark ends an apposition that is a name: not in "his mother, Lina and Omar"."""
    end = row.words[j - 1]
    listed_on = (j in starts and end.gap == ", ") or (j < len(row.words) and row.words[j].text == "and")
    return j == len(row.words) or (end.gap[:1] in (",", ".", ";", ")", "”", '"') and not listed_on)


def after(row: Row, run: Run, starts: set[int]) -> None:
    """The age, the apposition or the bracket behind the name."""
    words, j = row.words, run.j
    if j >= len(words) or words[j - 1].own:
        return
    gap, text = words[j - 1].gap, words[j].text
    if len(words[j - 1].text) == 1:
        gap = gap.removeprefix(".")  # "J., a boy"
    aged(run, age_after(row, j, in_words=True))
    if gap == " (" and text.isdigit() and words[j].gap.startswith(")"):
        aged(run, int(text))
    behind = row.text[words[j - 1].end : words[j - 1].end + 32]
    if _SMALL.match(behind):
        run.told.add("under 18")
    if _IS_CHILD.match(behind):
        run.told.add("child's noun")
    for pattern in (_SLASHED, _TURNED):
        if found := pattern.match(behind):
            aged(run, int(next(group for group in found.groups() if group)))
    if gap in AFTER_COMMA:
        _apposition(words, run, chunk(row, j, starts), starts)
        if text == "who" and _works(words, j + 1):
            run.told.add("work")
    elif gap == " " and text in listed("after", "quoting") and not _preposition(words, run.i):
        run.told.add("said")
    speaks_for = text == "of" and "said" in run.told and j + 2 < len(words) and words[j + 1].text == "the"
    if gap == " " and speaks_for and words[j + 2].text.lower() not in listed("child", "schooling"):
        run.told.add("speaks for a body")


def _works(words: Sequence[Word], k: int) -> bool:
    """Whether the verb at word k is of grown people's work: "teaches", "keeps the cemetery", not "keeps a cat"."""
    verb, object_ = [word.text for word in words[k : k + 1]], [word.text for word in words[k + 1 : k + 4]]
    the = object_[:1] == ["the"] and not set(object_) & listed("does", "no_work")
    return bool(set(verb) & (listed("after", "work") | (listed("after", "work_the") if the else set())))


def _preposition(words: Sequence[Word], i: int) -> bool:
    """ "The mother of X said": whether the name at word i belongs to what stands before it."""
    return i > 0 and words[i - 1].text in listed("names", "prepositions") and words[i - 1].gap == " "


def _apposition(words: Sequence[Word], run: Run, found: list[str], starts: set[int]) -> None:
    """What the noun phrase behind a comma says; none where it belongs to the next name."""
    if run.j in starts or _goes_on(words, run.j, len(found), starts):
        return
    office(words, run, run.j)
    end = run.j + len(found)
    of_next = found and found[0] in ("his", "her", "their") and end in starts  # "Lina, her aunt, Huda Osman, said"
    named = of_next or (end < len(words) and words[end].cap and words[end - 1].gap == " ")
    if not found or named or found[0] in listed("names", "leads") | {"not", "nor", "neither"}:
        return  # "Lina, unlike her teacher, …"
    if any(one.endswith(("year-old", "grader")) for one in found):
        old = next((years(one) for one in found if one.endswith("year-old")), None)
        aged(run, old or 1)
    plain = [one for one in found if one.isalpha() or "-" in one]
    if plain:
        by_noun(run, plain[-1], ["", *plain][-2])
    if set(plain) & listed("child", "schooling"):
        run.told.add("schooling")


def _goes_on(words: Sequence[Word], j: int, length: int, starts: set[int]) -> bool:
    """Whether the phrase is no apposition: "Lina, the doctor said, …", "Lina, her mother and two others"."""
    end = j + length
    if length == 0 or end >= len(words):
        return False
    after, gap = words[end].text, words[end - 1].gap
    if gap == " " and after in listed("names", "does") | listed("after", "quoting") | _VERBS:
        return True
    more = _low(words, end + 1)
    joined = after == "and" and gap in (" ", ", ")
    owned = words[j].text in ("his", "her", "their", "my", "our")
    return joined and (owned or end + 1 in starts or more in ("a", "an", "the", "his", "her", "two", "three", "four"))


def office(words: Sequence[Word], run: Run, j: int) -> None:
    """ "X, the district councillor, …", "X is a night nurse": the small noun that ends a phrase."""
    if words[j].text in ("for", "now", "then", "once", "long", "since", "himself", "herself", "until"):
        j = next((k for k in range(j, min(j + 5, len(words) - 1)) if words[k].text in ("the", "a", "an")), j)
    if words[j].text not in ("the", "a", "an"):
        return
    for k in range(j, min(j + 10, len(words))):
        if k + 1 < len(words) and words[k].gap == " " and words[k + 1].text in _VERBS:
            return
        ends = words[k].gap[:1] in (",", ".", ";", "–", "—", ")", "\n") or (
            k + 1 < len(words) and words[k + 1].text in listed("after", "stops")
        )
        if ends or words[k].gap != " ":
            if ends and not words[k].own and not words[k].cap and k > j:
                by_noun(run, words[k].text.lower(), "" if words[k - 1].own else words[k - 1].text.lower())
            return
