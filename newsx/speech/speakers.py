"""Resolves the words at a cue: to a person before a body, to a body before a role, else the words themselves."""

from __future__ import annotations

from spacy.tokens import Token

from newsx.article import Actor, Claimant, Institution
from newsx.speech.claimants import Known, again, bare, in_words, of, offices
from newsx.speech.passage import Passage, Speaker
from newsx.speech.pronouns import Spoken, antecedent
from newsx.speech.speech_words import group
from newsx.speech.subjects import is_acronym, phrase


def claimant(passage: Passage, speaker: Speaker, spoken: list[Spoken]) -> Claimant | None:
    """The claimant that the words at the cue name; `spoken` are the claimants before them in reading order.

    None where there are no words to name. Where "who" stands at the cue, that is the surface.
    """
    found = _claimant(passage, speaker, spoken)
    if found is None or speaker.relative is None:
        return found
    word = passage.doc[speaker.relative]
    return again(found, word.text, word.idx, word.idx + len(word))


def _claimant(passage: Passage, speaker: Speaker, spoken: list[Spoken]) -> Claimant | None:
    head = passage.doc[speaker.head]
    start, end = passage.span(speaker.start, speaker.end, marks=False)
    surface = passage.text[start:end]
    if not surface.strip():
        return None
    if _is_pronoun(head, speaker) and not is_acronym(head):
        found = antecedent(passage, head, spoken) or _subject_words(passage, head)
        if found is None and head.lower_ in _personal():
            return None  # a pronoun is nobody's name
        return again(found, surface, start, end) if found else in_words(passage, speaker, surface, start)
    if head.lower_ in group("documents", "nouns") or head.lemma_.lower() in group("documents", "nouns"):
        made = maker(passage, head, spoken, speaker.end) or _maker_before(passage, head, spoken)
        if made:
            end = max(end, made.end) if end <= made.start < end + 80 else end
            return again(made, passage.text[start:end], start, end)
    known = _entity_of(passage, speaker, head)
    if known is None:
        known = _by_role(passage, speaker, head, start, end)
    owner = _possessor(passage, speaker, spoken)
    if known is not None and owner and known.state and owner.state and known.state != owner.state:
        known = None  # "its interior ministry" after another state's
    if known is not None:
        start, end = _with_name(passage, known, start, end)
        return of(known, passage.text[start:end], start, end)
    return in_words(passage, speaker, surface, start, owner)


def _is_pronoun(head: Token, speaker: Speaker) -> bool:
    return (head.pos_ == "PRON" and speaker.end - speaker.start == 1) or head.lower_ in group(
        "pronouns", "groups", "subjects"
    )


def _personal() -> frozenset[str]:
    keys = ("subjects", "third", "thing", "many", "relative")
    return frozenset().union(*(group("pronouns", "groups", key) for key in keys))


def _possessor(passage: Passage, speaker: Speaker, spoken: list[Spoken]) -> Claimant | None:
    """The antecedent of "its" in "its interior ministry"."""
    first = passage.doc[speaker.start]
    return antecedent(passage, first, spoken) if first.tag_ == "PRP$" else None


def _by_role(passage: Passage, speaker: Speaker, head: Token, start: int, end: int) -> Known | None:
    """The person of an office, or the body of a kind, that the words refer to: "the commissioner", "the ministry"."""
    if head.pos_ == "PROPN" and not _is_role(head):
        return None
    if head.tag_ in {"NNS", "NNPS"}:  # "medics at the hospital" are not the hospital
        end = head.idx + len(head)
    known = passage.who.by_role(bare(passage.text[start:end]), start)
    if known is None:
        return _mission(passage, speaker, head)
    return known if _may_be_one(known, head) else None


def _mission(passage: Passage, speaker: Speaker, head: Token) -> Known | None:
    """The body of "the mission": the only one named before that is called a mission."""
    kinds = group("missions", "heads")
    own = [t.lower_ for t in passage.doc[speaker.start : head.i]]
    if head.lower_ not in kinds or not (own == ["the"] or group("missions", "marks") & set(own)):
        return None
    named = [i for i in passage.who.institutions if i.mentions and i.mentions[0][0] < head.idx]
    fits = [i for i in named if kinds & set(" ".join([i.name, *i.aliases]).lower().split())]
    return fits[0] if len(fits) == 1 else None


def _subject_words(passage: Passage, pronoun: Token) -> Claimant | None:
    """The subject of the sentence before, where no entity fits the pronoun: "The army … It said".

    Only where nobody in the article has a fitting name.
    """
    form = pronoun.lower_
    human = form in group("pronouns", "genders", "m") | group("pronouns", "genders", "f")
    if not human and form not in {"it", "they"}:
        return None
    here = pronoun.sent
    before = (
        here if any(_main_subject(t) for t in here if t.i < pronoun.i) else pronoun.doc[max(0, here.start - 1)].sent
    )
    if passage.paragraph_at(pronoun.idx) - passage.paragraph_at(before.start_char) > 1:
        return None
    noun = next((t for t in before if t.i < pronoun.i and _main_subject(t)), None)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or (noun.tag_ in {"NNS", "NNPS"}) != (form == "they"):
        return None
    bodies = group("bodies", "nouns") | group("groups", "nouns") | group("documents", "nouns")
    persons = offices() | group("persons", "nouns")
    if noun.lower_ not in (persons if human else bodies) and noun.pos_ != "PROPN":
        return None
    speaker = phrase(noun)
    return claimant(passage, speaker, []) if speaker else None


def _main_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"


def _entity_of(passage: Passage, speaker: Speaker, head: Token) -> Known | None:
    """The entity of the phrase: of its head, of its apposition, else a body of that name."""
    doc, best = passage.doc, None
    for token in [head, *(c for c in head.children if c.dep_ == "appos" and c.i > head.i)]:
        known = passage.who.at(token.idx, token.idx + len(token))
        if isinstance(known, Actor) and known.kind == "person":
            return known
        best = best or (None if _tail_of_name(passage, token, known) else known)
    beside = _apposed_person(passage, speaker) or _going_by(passage, head)
    if beside is not None:
        return beside
    if best is None and speaker.end - speaker.start > 1 and head.lower_ not in group("mouths", "nouns"):
        first, last = doc[speaker.start], doc[speaker.end - 1]
        known = passage.who.at(first.idx, last.idx + len(last))
        if known is not None and any(s <= head.idx < e for s, e in known.mentions):
            best = known
    return best


def _tail_of_name(passage: Passage, token: Token, known: Known | None) -> bool:
    """Whether a state's name is only the end of a longer name: "Public Health Wales"."""
    if not isinstance(known, Actor) or known.kind != "state" or token.i == 0:
        return False
    start = next((s for s, e in known.mentions if s <= token.idx < e), token.idx)
    before = passage.doc[max(0, passage.token(start) - 1)]
    return before.i < token.i and before.pos_ == "PROPN" and before.dep_ == "compound" and before.head.i >= token.i


def _with_name(passage: Passage, known: Known, start: int, end: int) -> tuple[int, int]:
    """The words with the whole name.

    The name follows in apposition ("the country's envoy, Jane Roe"), or the parser found only an end of it ("Save" and
    "the Children").
    """
    reach = 3 if isinstance(known, Actor) and known.kind == "person" else 1
    for s, e in known.mentions:
        if s < end and e > start:
            return min(s, start), max(e, end)
        if end <= s <= end + reach and "\n" not in passage.text[end:s]:
            return start, e
    return start, end


def _apposed_person(passage: Passage, speaker: Speaker) -> Actor | None:
    """A person set off by a comma behind a role: "the country's envoy, Jane Roe, said"."""
    doc, i = passage.doc, speaker.end
    if i + 1 < len(doc) and doc[i].text == "," and doc[speaker.head].pos_ != "PROPN":
        known = passage.who.at(doc[i + 1].idx, doc[i + 1].idx + len(doc[i + 1]))
        if isinstance(known, Actor) and known.kind == "person":
            return known
    return None


def _going_by(passage: Passage, head: Token) -> Actor | None:
    """The name in the modifiers of a role: "a commander who goes by X", "a man named X"."""
    for token in passage.doc[head.i + 1 : min(head.i + 8, head.sent.end)]:
        if token.text in {",", ".", ";"}:
            return None
        if token.lower_ in group("names", "leads") and token.i + 1 < len(passage.doc):
            after = token.nbor()
            known = passage.who.at(after.idx, after.idx + len(after))
            if isinstance(known, Actor) and known.kind == "person" and head.pos_ == "NOUN":
                return known
    return None


def maker(passage: Passage, document: Token, spoken: list[Spoken], cue: int | None = None) -> Claimant | None:
    """The author of a report, data, a statement: "by X", "from X", "posted by X", "X's report", "an AP study"."""
    for token in passage.doc[document.i + 1 : document.sent.end]:
        if (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}) or token.text in {";", "."}:
            break
        if token.lower_ not in {"by", "from", "of"} or token.i + 1 >= document.sent.end:
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is None:  # a name that is no noun to the parser: "by Save the Children"
            after = token.nbor()
            known = passage.who.at(after.idx, after.idx + len(after))
            if known is not None:
                return of(known, *_mention(passage, known, after.idx))
            continue
        if cue is not None and token.i < cue - 1 and noun.i == cue:
            # "a survey by the collective suggests": the parser took the cue for a noun
            return claimant(passage, Speaker(token.i + 1, cue, cue - 1), spoken)
        if token.head.lower_ in group("documents", "readers") or not _leads_back(token, document):
            continue
        found = _phrase_claimant(passage, noun, spoken)
        if found and (token.lower_ == "by" or (found.kind in {"institution", "state", "person"} and found.ref)):
            return found
    for child in document.children:
        if child.i < document.i and child.dep_ in {"poss", "compound", "nmod", "amod"}:
            found = _owner(passage, child, spoken)
            if found:
                return found
    return None


def _mention(passage: Passage, known: Known, offset: int) -> tuple[str, int, int]:
    start, end = next((s, e) for s, e in known.mentions if s <= offset < e)
    return passage.text[start:end], start, end


def _maker_before(passage: Passage, document: Token, spoken: list[Spoken]) -> Claimant | None:
    """The author of the same document named before: "a report by X … the report found"."""
    if not any(c.lower_ in {"the", "that", "this", "same"} for c in document.children):
        return None
    for token in reversed(passage.doc[: document.i]):
        if token.lemma_ != document.lemma_ or token.pos_ != "NOUN":
            continue
        made = maker(passage, token, spoken)
        if made or token.head.lower_ != "in":
            return made if made and made.ref else None
        first = token.sent.start_char
        return next(
            (s.who for s in reversed(spoken) if first <= s.at < token.idx and (s.who.ref or s.who.kind == "person")),
            None,
        )
    return None


def _leads_back(prep: Token, document: Token) -> bool:
    """Whether a preposition depends on the document, or on a participle of it: "a note posted online by X"."""
    at = prep
    for _ in range(4):
        at = at.head
        if at.i == document.i:
            return True
        if at.dep_ == "ROOT":
            return False
    return False


def _owner(passage: Passage, token: Token, spoken: list[Spoken]) -> Claimant | None:
    """The possessor of a report.

    For example: a name, a pronoun's antecedent, or a body named by its role ("the agency's report").
    """
    if token.dep_ == "poss" and token.lower_ in group("bodies", "nouns"):
        return _phrase_claimant(passage, token, spoken)
    if token.pos_ == "PRON":
        return antecedent(passage, token, spoken)
    known = passage.who.at(token.idx, token.idx + len(token))
    if known is not None and (token.dep_ == "poss" or isinstance(known, Institution)):
        return of(known, token.text, token.idx, token.idx + len(token))
    if known is not None and isinstance(known, Actor) and known.kind == "state":
        return of(known, token.text, token.idx, token.idx + len(token))
    return None


def _phrase_claimant(passage: Passage, noun: Token, spoken: list[Spoken]) -> Claimant | None:
    speaker = phrase(noun)
    return claimant(passage, speaker, spoken) if speaker else None


def _is_role(head: Token) -> bool:
    return head.text[:1].isupper() and head.i > 0 and head.nbor(-1).lower_ in {"the", "its", "our"}


def _may_be_one(known: Known, head: Token) -> bool:
    """Whether a role can be one person's: a plural noun can not."""
    return not (head.tag_ == "NNS" and isinstance(known, Actor) and known.kind == "person")
