"""The subject of a verb of saying, with corrections of the small parser's errors."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from newsx.speech.passage import Speaker
from newsx.speech.speech_words import group

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}


def subject(verb: Token) -> Speaker | None:
    """The words that name the speaker, None where nobody is named (a passive without agent, an infinitive)."""
    if verb.tag_ == "VBN" and not _has(verb, "aux"):  # "men charged with …", "asked what …"
        shared = (
            verb.dep_ == "conj"
            and verb.head.pos_ == "VERB"
            and verb.head.tag_ in {"VBD", "VBN"}
            and not is_passive(verb.head)
        )
        return _dependent(verb) if shared or _has(verb, "nsubj") else None
    return _dependent(verb) or _phrase_beside(verb)


def agent(verb: Token) -> Speaker | None:
    """The agent of a passive: X of "was reported by X"."""
    hung = [c for c in verb.children if c.dep_ in {"oprd", "xcomp", "acomp"}]  # "reported missing by X"
    for child in (*verb.children, *(g for c in hung for g in c.children)):
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by" and child.i > verb.i:
            for noun in child.children:
                if (
                    noun.dep_ == "pobj"
                    and noun.ent_type_ not in {"DATE", "TIME"}
                    and noun.lower_ not in group("manner", "nouns")
                ):  # "admitted by Wednesday"
                    return phrase(noun)
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive that says what somebody is said to do: "X is believed to …"."""
    if verb.tag_ != "VBN" or (verb.lower_ in {"said"} and _has(verb, "nsubj")):
        return False
    return _has(verb, "auxpass") or _has(verb, "nsubjpass")


def _has(verb: Token, dep: str) -> bool:
    return any(c.dep_ == dep for c in verb.children)


def _dependent(verb: Token) -> Speaker | None:
    """The subject by dependency: the verb's own, or one it shares."""
    at, seen = verb, 0
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and not is_passive(verb.head.head):
        quoted = next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
        if quoted is not None:  # "the agency quoted X as saying": X says it
            return phrase(quoted)
    if verb.i > verb.sent.start and verb.nbor(-1).text == ",":  # "the boys, said Colonel X, were freed"
        objects = {"nsubj", "dobj"} if verb.lemma_ in group("around", "plain") else {"nsubj"}
        inverted = next((c for c in verb.rights if c.dep_ in objects and not c.like_num), None)
        if inverted is not None:
            return phrase(inverted)
    while seen < 4:
        found = _nearest_subject(at, verb)
        if found is not None:
            return _antecedent(found, at)
        if at.dep_ == "conj" and at.head.pos_ in {"VERB", "AUX"}:
            at = at.head
        elif at is verb and at.dep_ in {"advcl", "prep", "pcomp"} and at.tag_ == "VBG":
            at = at.head if at.head.pos_ in {"VERB", "AUX"} else at.head.head
        elif at is verb and at.dep_ == "acl" and at.head.pos_ in NOMINAL and at.tag_ == "VBG":
            return phrase(at.head, before=at.i)
        elif at is verb and at.dep_ == "xcomp" and at.head.lemma_ in group("raising", "lemmas"):
            at = at.head
        else:
            return None
        seen += 1
    return None


def _nearest_subject(at: Token, verb: Token) -> Token | None:
    """The nearest of several subjects: "The day before, … the mayor was blunt, claiming …"."""
    kinds = {"nsubj"} if at is verb else {"nsubj", "nsubjpass"}
    found = [c for c in at.children if c.dep_ in kinds and (at is verb or c.i < at.i)]
    before = [c for c in found if c.i < at.i]
    return before[-1] if before else found[0] if found else None


def _antecedent(noun: Token, verb: Token) -> Speaker | None:
    """The antecedent of a relative pronoun; other words as they are."""
    if noun.lower_ in {"who", "which", "that"} and noun.tag_ in {"WP", "WDT", "DT", "IN"} and not is_acronym(noun):
        if verb.dep_ == "relcl" and verb.head.i < noun.i and verb.head.pos_ in NOMINAL:
            return _standing_for(phrase(verb.head, before=noun.i), noun)
        if noun.lower_ != "that" and noun.i and noun.nbor(-1).text == ",":
            before = _ending(noun.doc, noun.i - 1)
            if before:
                return _standing_for(before, noun)
    return phrase(noun, before=verb.i if noun.i < verb.i else None)


def _standing_for(found: Speaker | None, relative: Token) -> Speaker | None:
    return replace(found, relative=relative.i) if found else None


def _phrase_beside(verb: Token) -> Speaker | None:
    """The noun phrase that ends right before the verb, or begins right behind it where the order is inverted."""
    doc, i = verb.doc, verb.i - 1
    if verb.tag_ == "VBG":  # "Roe, later alleging that …"
        while i > verb.sent.start and doc[i].pos_ == "ADV":
            i -= 1
        return _ending(doc, i) if i > verb.sent.start and doc[i].text == "," and doc[i - 1].pos_ == "PROPN" else None
    if verb.tag_ in {"VBG", "VB"} and verb.lower_ not in {"say", "tell"}:
        return None
    while i >= verb.sent.start and (doc[i].pos_ in {"AUX", "ADV", "PART"} or doc[i].dep_ in {"aux", "advmod", "neg"}):
        i -= 1
    if i >= verb.sent.start and doc[i].pos_ in NOMINAL and doc[i].tag_ not in {"WDT", "EX"}:
        return _ending(doc, i + 1)
    if i > verb.sent.start and doc[i].text in {",", "-", "—", "–"} and verb.tag_ != "VBN":
        found = _over_aside(verb, i)
        if found:
            return found
    after = verb.i + 1
    if (
        after < len(doc)
        and doc[after].pos_ in {"PROPN", "DET", "NOUN", "ADJ", "PRON"}
        and verb.tag_ in {"VBD", "VBZ", "VBP"}
    ):
        return _beginning(doc, after, verb.sent.end)
    return None


def _over_aside(verb: Token, comma: int) -> Speaker | None:
    """The noun before an aside between commas: "Roe, who chairs the board, said", "Roe, 39, said"."""
    doc = verb.doc
    for i in range(comma - 1, verb.sent.start, -1):
        if doc[i].text != doc[comma].text or i + 1 >= comma:
            continue
        opens = doc[i + 1]
        aside = opens.tag_ in {"WP", "WDT", "WP$", "DT", "CD", "VBN", "VBG", "IN", "RB"} or opens.pos_ in {
            "NOUN",
            "ADJ",
            "PROPN",
        }
        if (
            aside
            and (doc[i - 1].pos_ in NOMINAL or doc[i - 1].text[:1].isupper())
            and not any(doc[j].text in {";", ":"} for j in range(i, comma))
        ):
            found = _ending(doc, i)
            if found and (
                found.start - verb.sent.start <= 1
                or doc[found.start - 1].text in {",", "—", "”", '"'}
                or doc[found.start - 1].pos_ in {"CCONJ", "SCONJ"}
            ):
                return found
    return None


def _ending(doc: Doc, end: int) -> Speaker | None:
    """The noun phrase whose last token stands before `end`."""
    start = end
    while start > 0 and (
        doc[start - 1].pos_ in {"PROPN", "NOUN", "ADJ", "DET", "PRON", "NUM"} or doc[start - 1].tag_ == "POS"
    ):
        if doc[start - 1].sent != doc[end - 1].sent:
            break
        start -= 1
    return Speaker(start, end, end - 1) if start < end else None


def _beginning(doc: Doc, start: int, limit: int) -> Speaker | None:
    end = start
    while end < limit and (doc[end].pos_ in {"PROPN", "NOUN", "ADJ", "DET", "PRON"} or doc[end].tag_ == "POS"):
        end += 1
    return Speaker(start, end, end - 1) if end > start and doc[end - 1].pos_ in NOMINAL else None


def phrase(noun: Token, before: int | None = None) -> Speaker | None:
    """The noun phrase of a head: the words before it, and "of …" behind it; no relative clause."""
    if noun.lower_ in group("pronouns", "groups", "relative") and not is_acronym(noun):
        return None
    start, end = noun.left_edge.i, noun.i + 1
    start = max(start, noun.sent.start)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "at", "in"} and child.i == end:
            end = child.right_edge.i + 1
        elif child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == end:
            end = child.i + 1  # "the charity Lantern"
    if before is not None:
        end = max(noun.i + 1, min(end, before))
    for i in range(noun.i, start - 1, -1):  # what a wrong parse pulled in from over a comma or a quotation mark
        if doc_stop(noun.doc[i]):
            start = i + 1
            break
    for i in range(noun.i + 1, end):
        if doc_stop(noun.doc[i]):
            end = i
            break
    return Speaker(start, end, noun.i)


def is_acronym(token: Token) -> bool:
    """Whether a pronoun in capitals is an acronym: "WHO says", "IT is", in a sentence that has lower case."""
    return token.is_upper and len(token) > 1 and any(t.is_lower for t in token.sent)


def ends_line(token: Token) -> bool:
    """Whether white space separates paragraphs or sentences; a line end or hard space in a sentence does not."""
    if not token.is_space:
        return False
    return token.text.count("\n") > 1 or token.i + 1 == len(token.doc) or bool(token.nbor().is_sent_start)


def doc_stop(token: Token) -> bool:
    """Whether a token is punctuation that no speaker's name holds."""
    return ends_line(token) or token.text in {",", ";", ":", "“", "”", '"', "—", "–", "''", "``", "("}
