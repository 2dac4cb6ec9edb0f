"""Cleaning: how sure a drop is, of which kind, what was nearly dropped, and the trees behind it."""

from __future__ import annotations

from pages import CASES, HTML, cleaned, raw_of

from newsx.cleaning import clean
from newsx.cleaning.certainty import find_kinds, how_sure, nearly_dropped


def test_how_sure() -> None:
    page = clean(raw_of(CASES[0]["text"]), drop=("two of the FOUR pumps",))
    sure = {part.rule: chance for part, chance in zip(page.dropped, how_sure(page), strict=True)}
    assert sure["clean.user"] is None  # the weights were for keeping it
    assert sure["clean.date"] == 1.0
    assert all(chance is None or 0.5 <= chance <= 1 for chance in sure.values())
    html = clean(raw_of(HTML, "html"))
    assert set(how_sure(html)) <= {None}


APPEALED = (
    "The court in Accra heard nine witnesses on Monday, and its clerk said that it would sit again next week.\n\n"
    "{}\n\n"
    "Two of the witnesses had come from Kumasi, where the case began in March, the clerk of the court said.\n"
)


def test_a_dropped_line_has_two_kinds() -> None:
    page = cleaned(APPEALED.format("We need your help to keep our newsroom open. Please donate what you can today."))
    assert [dropped.rule for dropped in page.dropped] == ["clean.donation"]
    (kind,) = find_kinds(page)
    assert kind is not None
    (best, most), (_, next_most) = kind.options
    assert best == "donation"
    assert 1 >= most > next_most >= 0
    assert nearly_dropped(page) == ()
    page = cleaned("Advertisement\n\n" + APPEALED.format("The trial goes on."))
    assert [dropped.rule for dropped in page.dropped] == ["clean.advert"]
    assert find_kinds(page) == (None,)


def test_a_line_that_was_kept_and_sounds_like_a_blurb_is_told() -> None:
    said = "Adwoa Mensah has written about the courts of Accra for nine years."
    page = cleaned(APPEALED.format(said))
    (nearly,) = nearly_dropped(page)
    assert page.text[nearly.start : nearly.end] == said
    assert 0 < nearly.chance < 1
    assert len(nearly.kind.options) == 2


def test_clean_as_json_says_how_sure_each_drop_is() -> None:
    from newsx.cli.clean_command import _record

    raw = raw_of(CASES[0]["text"])
    record = _record(raw, clean(raw))
    assert record["dropped"]
    assert [part["sure"] for part in record["dropped"]] == how_sure(clean(raw))
    assert set(record["dropped"][0]) == {"rule", "why", "source_start", "source_end", "text", "sure"}


def test_trees_vote_by_their_answers() -> None:
    import numpy as np

    from newsx.cleaning.trees import planted

    data = {
        "start": -100,
        "trees": [
            {"asks": [["words", 8.5], ["score", 0.0]], "votes": [-1000, -200, 300, 2000]},
            {"asks": [["score", 1.0], ["words", 1e9]], "votes": [-50, 50, 0, 0]},
        ],
    }
    evidence = {"words": np.array([3.0, 20.0, 20.0, 1.0]), "score": np.array([-1.0, -1.0, 2.0, 0.5])}
    assert planted(data).votes(evidence, [0, 1, 2, 3]) == [-115.0, -35.0, 195.0, 15.0]


def test_the_trees_ask_for_evidence_there_is() -> None:
    from newsx.cleaning.evidence import evidence
    from newsx.cleaning.features import look
    from newsx.cleaning.stretches import split
    from newsx.cleaning.trees import forest

    stretches = split(CASES[0]["text"])
    lines = look(stretches)
    asked = range(1, len(lines))
    told = evidence(stretches, lines, [-900] * len(lines), asked)
    assert set(forest().columns) <= set(told)
    assert {len(column) for column in told.values()} == {len(asked)}
