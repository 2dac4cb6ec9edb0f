"""Persons: the mentions of one person joined, with office, affiliation and gender; and who is a minor."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from newsx.article import Actor, Span
from newsx.entities import appositions, lists, roles
from newsx.entities.institutions import Body
from newsx.entities.lists import name_key
from newsx.entities.name_index import Key, Mention
from newsx.entities.name_tokens import Row
from newsx.entities.offices import MINOR_BELOW, Held, Office, Range
from newsx.entities.spelling import alike, asks, offers, same_person, skeleton

SHORT = 4  # words of an office: of two told as often the fuller one up to this length
WAIT = 70  # words within which a bearer is named after the office: the length of two paragraphs of news
ALIKE = (
    84  # rapidfuzz ratio of two surnames that may be one transliterated twice: Zelensky/Zelenskyy 94, Sergei/Serhii 73
)


@dataclass(slots=True)
class Person:
    """One person while it is collected; `keys` are the folded names of this person."""

    keys: list[Key]
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    gender: str | None = None
    told: Counter[str] = field(default_factory=Counter)  # the forms outside headlines

    @property
    def full(self) -> Key:
        """The fullest name."""
        return max(self.keys, key=len)

    @property
    def role(self) -> str | None:
        """The office named most often; a longer one counts for the shorter in it ("Judge", "District Judge").

        Present offices go before former ones; of equals the first.
        """
        told = [o.role for o in self.offices if o.role]
        past = lists.words("roles.toml", "modifiers", "past")
        return max(told, key=lambda r: (r.split()[0].lower() not in past, _often(r, told)), default=None)

    def actor(self, ident: str) -> Actor:
        """The record."""
        name = max(self.told or self.forms, key=lambda f: (len(f.split()), not f.isupper(), self.forms[f]))
        ages = [o.age for o in self.offices if o.age is not None]
        minor = any(a < MINOR_BELOW for a in ages) or (not ages and any(o.minor for o in self.offices))
        return Actor(
            id=ident,
            name=name,
            kind="person",
            role=self.role,
            affiliation=self.affiliations[0] if self.affiliations else None,
            state=self.states[0] if self.states else None,
            aliases=tuple(f for f in self.forms if f != name),
            minor=minor,
            mentions=tuple(self.mentions),
        )


def _often(role: str, told: list[str]) -> tuple[int, int]:
    """How often an office is named, in these words or in fewer of them; then its length.

    >>> _often("District Judge", ["Judge", "District Judge", "Judge"])
    (3, 2)
    >>> _often("deputy mayor", ["mayor", "deputy mayor"])
    (1, 2)
    """
    mine, other = set(name_key(role).split()), lists.words("roles.toml", "modifiers", "below")
    same = [set(name_key(r).split()) for r in told]
    return sum(words <= mine and not (mine - words) & other for words in same), min(len(mine), SHORT)


def role_keys(person: Person) -> list[str]:
    """Every office of a person in the text, folded: "the commissioner" is looked up among them."""
    return [name_key(o.role) for o in person.offices if o.role]


def collect(row: Row, mentions: list[Mention], bodies: list[Body], held: Held) -> list[Person]:
    """The persons of an article, each with all mentions in order; `held`: the words that institutions cover."""
    people = _full_names(mentions)
    bearers = Bearers(people)
    singles: dict[Key, Person] = {}
    spoken: list[tuple[int, Person]] = []
    latest: dict[int, int] = {}
    for m in sorted(mentions, key=lambda m: m.i):
        person = _bearer(row, m, bearers, latest, singles, held)
        latest[id(person)] = len(spoken)
        start, end = row.span(m.i, m.j)
        person.mentions.append((start, end))
        person.forms[row.form(m.i, m.j)] += 1
        if m.i not in row.headline:
            person.told[row.form(m.i, m.j)] += 1
        spoken.append((m.i, person))
        _note_offices(row, m, person, bodies, held)
    found = [p for p in (*people, *singles.values()) if p.mentions]
    told = [(i, person) for i, person in spoken if i not in row.headline]
    first = {id(person): i for i, person in reversed(told)}
    places = [i for i, _ in told]
    for person in found:
        if (i := first.get(id(person))) is not None:
            before = bisect_left(places, i)
            _late_names(row, person, i, places[before - 1] if before else 0, bodies, held)
    _genders(row, found, spoken)
    return found


def _full_names(mentions: list[Mention]) -> list[Person]:
    people: list[Person] = []
    known: dict[object, list[tuple[Key, Person]]] = defaultdict(list)
    for key in sorted({m.name.key for m in mentions if len(m.name.key) > 1}, key=lambda k: (-len(k), k)):
        near = [pair for sign in asks(key) for pair in known.get(sign, ())]
        owner = {id(person): person for other, person in near if same_person(key, other)}
        if len(owner) == 1:
            (person,) = owner.values()
            person.keys.append(key)
        else:
            person = Person([key])
            people.append(person)
        for sign in offers(key):
            known[sign].append((key, person))
    return people


class Bearers:
    """The persons with full names, by each name they may be called by."""

    def __init__(self, people: list[Person]) -> None:
        self.by_key = {key: person for person in reversed(people) for key in person.keys}
        self.by_last: dict[str, dict[int, Person]] = defaultdict(dict)
        self.by_word: dict[str, dict[int, Person]] = defaultdict(dict)
        self.by_letter: dict[str, list[tuple[str, Person]]] = defaultdict(list)
        self.known: dict[str, list[Person]] = {}
        for person in people:
            for key in person.keys:
                for word in (key[-1], *lists.without_article(key[-1:])):
                    self.by_last[word][id(person)] = person
                for word in key:
                    self.by_word[word][id(person)] = person
            surname = skeleton(person.full[-1])
            self.by_letter[surname[:1]].append((surname, person))

    def named(self, word: str) -> list[Person]:
        """The persons whose surname a word is, else whose given name, else whose surname in another spelling."""
        if word not in self.known:
            bare, found = skeleton(word), self.by_last.get(word) or self.by_word.get(word)
            near = self.by_letter.get(bare[:1], ())
            self.known[word] = list(found.values()) if found else [p for name, p in near if alike(name, bare)]
        return self.known[word]


def _bearer(
    row: Row, m: Mention, bearers: Bearers, latest: dict[int, int], singles: dict[Key, Person], held: Held
) -> Person:
    """The person of a mention: by the exact name, else by surname or given name, the nearest of several."""
    key = m.name.key
    if len(key) > 1:
        return bearers.by_key[key]
    owners = bearers.named(key[0])
    if not owners:
        return singles.setdefault(key, Person([key]))
    if len(owners) > 1:
        owners = _fitting(row, m, owners, held)
    return max(owners, key=lambda person: latest.get(id(person), -1))


def _fitting(row: Row, m: Mention, owners: list[Person], held: Held) -> list[Person]:
    """Of several persons with a surname those whose gender or office fits the words before it."""
    office = roles.before(row, m.i, held)
    if office is None:
        return owners
    by_office = [p for p in owners if office.role and name_key(office.role) in role_keys(p)]
    if by_office:
        return by_office
    by_gender = [p for p in owners if office.gender and _given_gender(p) == office.gender]
    return by_gender or owners


def _given_gender(person: Person) -> str | None:
    for form in person.forms:
        found = lists.given().get(form.split()[0])
        if found:
            return found
    first = person.full[0]
    return lists.given().get(first.title())


def _note_offices(row: Row, m: Mention, person: Person, bodies: list[Body], held: Held) -> None:
    for office in (roles.before(row, m.i, held), appositions.after(row, m.j, held)):
        if office is None:
            continue
        if (
            office.role
            and not office.body
            and not office.state
            and name_key(office.role) in lists.words("roles.toml", "roles", "speakers")
        ):
            office.body = _spoken_for(row, m.i, held)
        _note(row, person, office, bodies)


def _spoken_for(row: Row, i: int, held: Held) -> Range | None:
    """The institution of a "spokesman X" without one: the one named before in the sentence."""
    for k in range(i - 1, -1, -1):
        if k in held:
            return held[k]
        if row.words[k].first:
            return None
    return None


def _late_names(row: Row, person: Person, first: int, previous: int, bodies: list[Body], held: Held) -> None:
    """Gives a person the office named a sentence before: "Kenya’s health minister … Susan Wafula said …".

    `first` is where the person is named, `previous` where somebody was named before.
    """
    if any(o.role for o in person.offices):
        return
    end = first + len(person.full)
    told = lists.words("roles.toml", "speech", "verbs") | lists.words("roles.toml", "speech", "introduced")
    if end >= len(row.words) or row.words[end].text not in told:
        return
    office = roles.unnamed(row, max(previous, first - WAIT), first, held)
    if office:
        _note(row, person, office, bodies)


def _note(row: Row, person: Person, office: Office, bodies: list[Body]) -> None:
    """Keeps an office with its affiliation and state."""
    person.offices.append(office)
    body = _body_at(row, office.body, bodies) if office.body else None
    if body:
        person.affiliations.append(body.name)
    state = office.state or (body.known.state if body and body.known else body.state if body else None)
    if state:
        person.states.append(state)


def _body_at(row: Row, found: tuple[int, int], bodies: list[Body]) -> Body | None:
    start, end = row.span(*found)
    for body in bodies:
        if any(s < end and start < e for s, e in body.mentions):
            return body
    return None


def _sex(pronoun: str) -> str | None:
    return next((sex for sex in ("m", "f") if pronoun in lists.words("roles.toml", "pronouns", sex)), None)


def _genders(row: Row, people: list[Person], spoken: list[tuple[int, Person]]) -> None:
    """Sets genders: by office and title, else by the given name, else by the pronouns up to the next name."""
    votes: dict[int, Counter[str]] = {id(p): Counter() for p in people}
    for n, (i, person) in enumerate(spoken):
        limit = min(i + 30, spoken[n + 1][0] if n + 1 < len(spoken) else len(row.words))
        for k in range(i + 1, limit):
            sex = _sex(row.words[k].text.lower())
            if sex:
                votes[id(person)][sex] += 1
                break
    for person in people:
        told = [o.gender for o in person.offices if o.gender]
        vote = votes[id(person)].most_common(2)
        clear = vote and (len(vote) == 1 or vote[0][1] > 2 * vote[1][1])
        person.gender = (told[0] if told else None) or _given_gender(person) or (vote[0][0] if clear else None)
