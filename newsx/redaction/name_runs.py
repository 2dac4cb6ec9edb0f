"""Runs of words that may be a person's name: every capitalised word counts that is not known to be something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from newsx.entities import lists
from newsx.entities.candidate_spans import is_date, is_role, is_title, tells_organisation
from newsx.entities.name_tokens import Row, Word, near
from newsx.grammar.places import is_demonym, is_place, is_state, speaks_for
from newsx.redaction import calendar_names
from newsx.redaction.name_words import (
    Words,
    address,
    given_names,
    is_calling,
    is_common,
    is_small,
    listed,
    particles,
    parts,
    unaccented,
)  # fmt: skip

_IN = frozenset(("in", "at", "near", "from", "of"))
_TO = frozenset(("in", "at", "near", "from", "to", "outside", "across"))


@dataclass(slots=True)
class Run:
    """Words i … j-1 may be a name; `key` are its folded words, `told` what the words around say of its bearer."""

    i: int
    j: int
    key: Words
    told: set[str] = field(default_factory=set)


class Names:
    """The words of a text that may belong to a person's name. `bodies`: spans of institutions that can be trusted."""

    def __init__(self, row: Row, bodies: Iterable[tuple[int, int]]) -> None:
        self.row = row
        self.held: set[int] = set()
        for start, end in bodies:
            i, j = row.within(start, end)
            self.held.update(range(i, j))
        self.calendar = calendar_names.called(row)
        self.called = self._called_like_places()
        self.lone = {w.text for k, w in enumerate(row.words) if self._alone(k)}
        self.is_name = [self._may_be(k) for k in range(len(row.words))]
        for k in range(len(row.words)):
            if not self.is_name[k] and self._beside_name(k):
                self.is_name[k] = True

    def runs(self) -> list[Run]:
        """The runs, in order; those that name a place or a thing are left out later."""
        words, found, k = self.row.words, [], 0
        while k < len(words):
            if not self.is_name[k]:
                k += 1
                continue
            i = k
            while k + 1 < len(words) and self._goes_on(k):
                k += 1
            while not self.is_name[k]:
                k -= 1
            while (
                i and words[i - 1].gap == " " and words[i - 1].text in listed("names", "leading") and not words[i].first
            ):
                i -= 1  # "van der Berg"
            found.append(Run(i, k + 1, tuple(p for w in words[i : k + 1] for p in parts(w.text))))
            k += 1
        return found

    def _goes_on(self, k: int) -> bool:
        words = self.row.words
        short = len(words[k].text) <= 2 and words[k].gap in (". ", "-", " “", ' "')
        cut = k + 1 < len(words) and words[k + 1].text == "t" and words[k].gap in (" '", " ’")  # "van 't Hoff"
        if not (near(words[k]) or short or cut):
            return False
        if self.is_name[k + 1]:
            return not words[k + 1].first or len(words[k].text) == 1
        return words[k + 1].text in particles() and k + 2 < len(words) and self._goes_on(k + 1)

    def _cued(self, k: int) -> bool:
        """Whether the words beside a state's, a month's or a common word make it a child's name: "Georgia, 9,"."""
        words, word = self.row.words, self.row.words[k]
        after = words[k + 1].text if k + 1 < len(words) else ""
        number = (after.isdigit() and len(after) < 3) or after in listed("names", "small_numbers")
        if word.gap in (", ", " (") and number and not is_date(word.text):
            return words[k + 1].gap[:1] in (",", ")", ".", ";") and not (k and words[k - 1].text.lower() in _IN)
        stated = after in ("is", "was", "turned") and word.gap == " " and k + 3 < len(words) and not is_date(word.text)
        if stated and words[k + 2].text in listed("names", "small_numbers") and words[k + 2].gap[:1] in (",", ".", ";"):
            return True  # "Chef is four, and …"
        if k == 0 or words[k - 1].gap != " " or words[k - 1].own or is_demonym(word.text):
            return False
        before = words[k - 1].text.lower()
        named = before in ("named", "called", "nicknamed")
        if before in ("is", "was") and k > 1 and words[k - 2].text.lower() in ("name", "nickname"):
            return True
        if before in listed("child", "loose") and is_state(word.text):
            return True  # "her sister Georgia"
        child = before in listed("child", "one") and before not in listed("child", "loose")
        return named or (child and not word.upper and not word.first)

    def _beside_name(self, k: int) -> bool:
        """Whether a common word, a month or a town is half of a name: "Kirsty Lane", "Jun Watanabe", "Phan Thi Hue"."""
        words, word = self.row.words, self.row.words[k]
        text = word.text
        if len(text) == 1 and word.cap and word.gap == ". " and k and near(words[k - 1]) and self.is_name[k - 1]:
            return True  # "Brian A. Benczkowski"
        if not word.cap or k in self.held or k in self.row.headline or len(text) < 2:
            return False
        if text.isupper() and unaccented(text) not in given_names():
            return False  # "ADA OKAFOR", not "UN Spokesman"
        if text in listed("names", "small") and not word.first and k and near(words[k - 1]) and self.is_name[k - 1]:
            return True  # "Nguyen Thi An"
        if (is_state(text) or text in ("Will", "May")) and self._aged_behind(k):
            return True
        if is_small(text) or any(c.isdigit() for c in text):
            return False
        if tells_organisation(text):  # "Charlotte Church"
            last = k + 1 == len(words) or word.gap != " " or not words[k + 1].cap
            return last and k > 0 and near(words[k - 1]) and self.is_name[k - 1] and not word.first
        inner = (
            k > 1 and words[k - 1].text in particles() and near(words[k - 2]) and self.is_name[k - 2]
        )  # "binti King"
        before = k > 0 and near(words[k - 1]) and (self.is_name[k - 1] or inner) and not word.first
        after = k + 1 < len(words) and near(word) and self.is_name[k + 1] and not words[k + 1].first
        if text.lower() in listed("places", "nouns") or (is_state(text) and not before):
            return False
        if is_title(text) or is_role(text) or is_calling(text):  # "Dwayne Baker", not "Kremlin Spokesman Peskov"
            ends = k + 1 == len(words) or word.gap != " " or not words[k + 1].cap
            return before and ends and not words[k - 1].upper and len(text) < 10
        if is_date(text) and self._listed_date(k):
            return True
        listed_so = word.gap == ", " and k + 1 < len(words) and self.is_name[k + 1] and not words[k + 1].first
        if listed_so and k and words[k - 1].gap in (": ", ", ") and not is_date(text):
            return True
        dated = is_date(text) and k > 0 and words[k - 1].text.isdigit()
        whole = not word.first or not is_common(text) or text.lower() not in listed("after", "opening")
        return before or (after and whole and not dated)

    def _aged_behind(self, k: int) -> bool:
        """Whether a name and a child's age follow the word, as in "Israel Smith, 9," and "Will Smith (9)"."""
        words, j = self.row.words, k
        while j + 1 < len(words) and near(words[j]) and self.is_name[j + 1]:
            j += 1
        age = words[j + 1] if j + 1 < len(words) and words[j].gap in (", ", " (") else None
        return j > k and age is not None and age.text in listed("names", "small_numbers") and age.gap[:1] in (",", ")")

    def _listed_date(self, k: int) -> bool:
        """Whether a word of the calendar stands among names or between commas: "Tam, Thu and Thao"."""
        words, word = self.row.words, self.row.words[k]
        if k == 0 or k + 1 == len(words) or words[k + 1].text[0].isdigit() or words[k - 1].text[0].isdigit():
            return False
        month = word.text in listed("names", "months")
        named_next = self.is_name[k + 1] or (words[k + 1].text == "and" and k + 2 < len(words) and self.is_name[k + 2])
        if words[k - 1].gap == ", " and self.is_name[k - 1] and (month or len(word.text) < 4):
            return named_next or words[k + 1].text == "and"
        if not month or words[k - 1].text.lower() in listed("names", "before_months"):
            return False
        alone = words[k - 1].gap == ", " and word.gap[:1] in (",", ".") and not words[k - 1].cap
        return alone or (word.gap == " " and words[k + 1].text == "and" and named_next)

    def _doubled(self, k: int) -> bool:
        """Whether the word stands twice in a row, as in "Min Min"."""
        words = self.row.words
        both = (words[max(0, k - 1) : k + 1], words[k : k + 2])
        return any(len(two) == 2 and two[0].text == two[1].text and near(two[0]) for two in both)

    def _may_be(self, k: int) -> bool:
        word = self.row.words[k]
        text, head = word.text, word.text[0]
        if k in self.calendar:
            return True
        if head.isalpha() and (head.lower() == head.upper() or "\u10d0" <= head <= "\u10ff"):
            return True  # a script without capitals; Georgian has some that no text uses
        if len(text) == 1 and word.cap and self._initial(k):
            return True
        if word.cap and self._doubled(k):
            return True
        if word.cap and text in listed("names", "small") and self._inside(k):
            return True
        if any(c.isdigit() for c in text) or is_small(text):
            return False  # "Rs118", "They", "He'd"
        if word.cap and self._cued(k):
            return True
        if word.cap and text in listed("names", "peoples") and k not in self.held:
            after = self.row.words[k + 1].text if k + 1 < len(self.row.words) and word.gap == " " else ""
            return not after or after in ("and", "is", "was", "has", "had") or after in listed("names", "does")
        if not word.cap or k in self.held or is_date(text) or is_demonym(text) or text.lower() == "i":
            return False
        if text.isupper() and len(text) > 1 and k not in self.row.headline and "." not in text:
            return self._shouted(k)
        if text in listed("names", "kin"):
            return True
        if is_calling(text) or (len(text) == 1 and word.first and word.gap[:1] != "."):
            return False
        follows = k + 1 < len(self.row.words) and self.row.words[k + 1].cap and near(word)
        if not follows and text in listed("names", "words") and self._word_name(k):
            return True  # "King, come out"
        if (is_title(text) or is_role(text)) and (follows or address(text) or is_role(text)):
            return text in listed("titles", "not_grown") and not is_role(text) and not is_common(text)
        if unaccented(text) in given_names() and not is_common(text):
            return not is_state(text) or text in self.called
        if is_state(text) or speaks_for(text):
            return text in self.called
        return not is_common(text) or text in self.lone or self._word_name(k)

    def _initial(self, k: int) -> bool:
        """Whether "A" or "I" is a name's letter: "A., 14, was", "A. said", "Child A", "Boy I"."""
        words, word = self.row.words, self.row.words[k]
        before = words[k - 1].text.lower() if k and words[k - 1].gap == " " else ""
        if before in listed("child", "one") or before == "witness":
            return True
        after = words[k + 1].text if k + 1 < len(words) else ""
        return word.gap[:2] in (".,", ".)") or (word.gap == ". " and after.islower())

    def _inside(self, k: int) -> bool:
        """Whether a small word has its capital inside a sentence, or does what people do: "told An to", "An sang"."""
        words = self.row.words
        word, after = words[k], words[k + 1] if k + 1 < len(words) else None
        if k in self.row.headline:
            return False
        if k and words[k - 1].gap == " ":
            return not words[k - 1].cap
        if after is None:
            return False
        if word.first or words[k - 1].gap not in (", ", "; "):
            acts = word.text in ("An", "My") and after.text in listed("names", "does") - listed("names", "nouns_too")
            aged = word.gap == ", " and (after.text.isdigit() or after.text in listed("names", "small_numbers"))
            return (acts and word.gap == " ") or aged or (word.text == "An" and after.cap and word.gap == " ")
        return word.gap[:1] in (",", ".", ";") or after.text == "and" or (after.cap and word.gap == " ")

    def _shouted(self, k: int) -> bool:
        """Whether a word in capitals is a name, beside another name or an age, and no acronym: "OKAFOR, Ada"."""
        words, text = self.row.words, self.row.words[k].text
        if len(text) < 4 or is_common(text) or tells_organisation(text) or is_place(text.title()):
            return False
        if lists.name_key(text) in lists.known() or is_calling(text) or is_title(text.title()):
            return False
        beside = [(words[n].gap, words[n + by]) for n, by in ((k - 1, 0), (k, 1)) if 0 <= n < len(words) - by]
        return "-" in text or any(
            gap in (" ", ", ") and w.text[0].isalnum() and not is_small(w.text) and (w.cap or w.text.isdigit())
            for gap, w in beside
        )

    def _word_name(self, k: int) -> bool:
        """Whether a common word that people are named by is a name: it stands inside a sentence, or a verb follows."""
        words, word = self.row.words, self.row.words[k]
        if word.text not in listed("names", "words") or k in self.row.headline:
            return False
        after = words[k + 1].text if k + 1 < len(words) and word.gap == " " else ""
        before = words[k - 1].text.lower() if k and not word.first else ""
        return after not in listed("names", "nouns_go_on") and before not in ("the", "a", "an", "of", "no")

    def _called_like_places(self) -> set[str]:
        """Words such as "Jordan" that stand nowhere in the text as places do."""
        words, names = self.row.words, listed("places", "names")
        here = {w.text for k, w in enumerate(words) if w.text in names and not (k and words[k - 1].text.lower() in _TO)}
        there = {w.text for k, w in enumerate(words) if w.text in names and k and words[k - 1].text.lower() in _TO}
        firsts = [k for k, w in enumerate(words) if w.first]
        for k, after in pairwise(firsts):  # "India was asleep. Her sister …"
            if words[after].text in ("She", "He", "Her", "His") and words[k].text in listed("places", "states"):
                here.add(words[k].text)
        return here - there

    def _alone(self, k: int) -> bool:
        """Whether a common word stands inside a sentence with a capital of its own: "Born in a truck, Victory …"."""
        words = self.row.words
        word = words[k]
        if not word.cap or word.first or k in self.row.headline or not word.text.isalpha() or word.text.isupper():
            return False
        text = word.text
        if is_role(text) or is_title(text) or is_date(text) or tells_organisation(text) or is_place(text):
            return False
        if text in lists.organisation_words() or text.lower() in lists.kind_nouns() or not is_common(text):
            return False
        before = words[k - 1] if k else None
        after = words[k + 1] if k + 1 < len(words) and word.gap.strip() in ("", "-") else None
        beside = before is not None and before.cap and before.gap == " " and not is_small(before.text)
        if before and (before.gap not in (" ", ", ", " “", ' "') or (beside and not _called(before))):
            return False
        if before and (before.text.lower() in ("the", "a", "an") or before.text[0].isdigit()):
            return False
        following = bool(after) and after is not None and (after.cap or after.text[0].isdigit())
        return not following and text.lower() not in listed("places", "nouns")


def _called(word: Word) -> bool:
    return word.text.lower() in listed("child", "before") or word.text.lower() in listed("child", "one")
