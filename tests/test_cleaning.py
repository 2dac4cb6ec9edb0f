"""Cleaning: cases are data (tests/cases/cleaning_*.toml); the rest is what no page shows."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsx
from newsx.article import Clean, Raw, Source
from newsx.cleaning import as_is, clean
from newsx.cleaning.certainty import find_kinds, how_sure, nearly_dropped
from newsx.cleaning.characters import repair
from newsx.cleaning.rules import rules
from newsx.cleaning.scoring import weights

CASES = tomllib.loads((Path(__file__).parent / "cases" / "cleaning_pages.toml").read_text("utf-8"))["case"]
CODE = Path(__file__).parent.parent / "newsx" / "cleaning"
SHOWN = tomllib.loads((Path(__file__).parent / "cases" / "cleaning_dates_dev.toml").read_text("utf-8"))["page"]
DATES = tomllib.loads((Path(__file__).parent / "cases" / "cleaning_dates.toml").read_text("utf-8"))["case"]


def raw_of(text: str, format: str = "text", **known: Any) -> Raw:
    return Raw("", text, Source(None, None, None, None, format, None, (), "", len(text), {}), **known)


def cleaned(text: str, **known: Any) -> Clean:
    return clean(raw_of(text, **known))


def marked(case: dict[str, Any]) -> Any:
    """A case that is known to fail (`fails` says why) must fail: once it passes, the mark has to go."""
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, marks=marks, id=case["name"])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_page(case: dict[str, Any]) -> None:
    page = cleaned(case["text"])
    assert page.title == case.get("title")
    assert (page.published.date if page.published else "") == case["published"]
    assert [part for part in case["keep"] if part not in page.text] == []
    assert [part for part in case["junk"] if part in page.text] == []
    assert list(page.authors) == case.get("authors", [])
    assert page.publisher == case.get("publisher")
    if "place" in case:
        assert page.dateline is not None
        assert (page.dateline.place, page.dateline.agency) == (case["place"], case.get("agency"))
    for part, rule in case.get("rules", {}).items():
        assert {dropped.rule for dropped in page.dropped if part in dropped.text} == {rule}


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["name"])
def test_published(case: dict[str, Any]) -> None:
    page = cleaned(case["text"])
    assert (page.published.date if page.published else "") == case["published"]
    if page.published:
        assert page.published.surface in case["text"]
        assert page.published.basis == "stated"
        if "within" in case:  # a dateline stays in the text
            assert page.text[page.published.start : page.published.end] == page.published.surface
        else:
            assert page.published.start is None


def test_every_dropped_piece_tells_why_and_every_kept_one_where() -> None:
    for case in CASES:
        page = cleaned(case["text"])
        for dropped in page.dropped:
            assert dropped.why == rules().by_id[dropped.rule].why
            assert page.source[dropped.source_start : dropped.source_end] == dropped.text
        for block in page.blocks:
            kept = page.source[block.source_start : block.source_end]
            assert re.sub(r"\s", " ", kept) == page.text[block.start : block.end]


def test_rules_have_ids_of_their_own_and_a_reason() -> None:
    known = rules().by_id
    assert all(id.startswith("clean.") and rule.why for id, rule in known.items())
    code = "".join(path.read_text("utf-8") for path in CODE.glob("*.py"))
    used = set(re.findall(r'"(clean\.[a-z-]+)"', code))
    assert used <= set(known)
    assert {name for name in weights()[0] if name.startswith("clean.")} <= set(known)


def test_given_title_and_date_go_before_the_page() -> None:
    page = cleaned(CASES[0]["text"], title="Another headline", published="2020-01-02")
    assert page.title == "Another headline"
    assert page.published is not None
    assert (page.published.date, page.published.basis) == ("2020-01-02", "given")


def test_a_user_can_drop_a_phrase() -> None:
    text = CASES[0]["text"]
    page = clean(raw_of(text), drop=("two of the FOUR pumps",))
    assert "pumps" not in page.text
    assert [dropped.rule for dropped in page.dropped if "pumps" in dropped.text] == ["clean.user"]


def test_a_second_article_is_named_as_one() -> None:
    page = cleaned(CASES[1]["text"])
    assert "clean.second-article" in {dropped.rule for dropped in page.dropped if "Elders had asked" in dropped.text}


def test_kinds() -> None:
    kinds = {part: kind for case in CASES for part, kind in _kinds(cleaned(case["text"]))}
    assert kinds["Wells run dry"] == "subhead"
    assert kinds["The lake has lost two metres of water since 2017"] == "deck"
    assert kinds["Classes are to be no larger than fifty, according to the agreement."] == "item"
    assert (
        kinds["We would have liked to see more of it in writing, but our members are tired and want to teach."]
        == "quote"
    )


def _kinds(page: Clean) -> list[tuple[str, str]]:
    return [(page.text[block.start : block.end], block.kind) for block in page.blocks]


def test_as_is_changes_nothing() -> None:
    text = "  One line\r\nand another.\r\n\r\nShare\r\n"
    page = as_is(raw_of(text))
    assert page.text == text
    assert [text[block.start : block.end] for block in page.blocks] == ["One line\r\nand another.", "Share"]


def test_newsx_own_records_come_back() -> None:
    first = cleaned(CASES[0]["text"])
    again = clean(raw_of(first.text, clean=first))
    assert again == first


@pytest.mark.parametrize(
    ("broken", "whole", "name"),
    [
        ("Ukraineâ€™s children", "Ukraine’s children", "mojibake"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne", "line ends"),
        ("ab\u200bcd\u00ad", "abcd", "zero-width characters"),
        ("a\x00b\x07", "ab", "control characters"),
        ("M&amp;S &#8217;", "M&S ’", "entities"),
    ],
)
def test_repairs(broken: str, whole: str, name: str) -> None:
    assert repair(broken)[:2] == (whole, (name,))


@pytest.mark.parametrize(
    "sound", ["“Curly” ‘quotes’ stay — so do dashes…", "e\u0301te\u0301 stays decomposed", "Київ ﬁne №5"]
)
def test_sound_text_is_left_alone(sound: str) -> None:
    assert repair(sound) == (sound, (), ())


HTML = """<html><head><title>Old mill burns - Daily Oat</title><meta property="og:site_name" content="Daily Oat">
<meta property="article:published_time" content="2022-08-09T07:00:00+02:00"><meta name="author" content="Mira Kolar">
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Old mill burns down in Osijek</h1>
<p>The old mill by the river in Osijek burned down on Monday night, and nobody was hurt, the fire brigade said.</p>
<p>Forty firefighters worked until the morning to keep the flames from the houses next to it, their chief said.</p>
<p>The mill had stood empty since 1998 and was to become a museum, according to the mayor, who came to see it.</p>
</article><footer>Copyright 2019 Daily Oat</footer></body></html>"""


def test_html() -> None:
    page = clean(raw_of(HTML, "html"))
    assert page.title == "Old mill burns down in Osijek"
    assert page.published is not None
    assert page.published.date == "2022-08-09"
    assert page.authors == ("Mira Kolar",)
    assert page.publisher == "Daily Oat"
    assert "Forty firefighters" in page.text
    assert "Copyright" not in page.text
    assert all(block.source_start is None for block in page.blocks)
    assert any(warning.startswith("html:") for warning in page.warnings)


def test_html_takes_no_date_from_the_footer() -> None:
    assert clean(raw_of(re.sub(r"<meta property=.article[^>]*>", "", HTML), "html")).published is None


def test_html_without_an_article_says_so() -> None:
    page = clean(raw_of("<html><body></body></html>", "html"))
    assert page.text == ""
    assert page.warnings == ("html: no article found in the page",)


def test_heavy_libraries_are_not_imported_for_text() -> None:
    code = (
        "import sys, newsx.cleaning, newsx.reading as r\n"
        "assert not {'spacy', 'trafilatura', 'numpy', 'htmldate', 'py3langid'} & set(sys.modules), 'on import'\n"
        "from newsx.article import Raw, Source\n"
        "source = Source(*[None] * 4, 'text', None, (), '', 0, {})\n"
        "newsx.cleaning.clean(Raw('', 'Share\\n\\nThe clerk said so on Monday.', source))\n"
        "assert not {'spacy', 'trafilatura', 'htmldate'} & set(sys.modules), 'on text'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "unit", ["word\n", "The clerk said that nine boats had come in before the storm on Monday night.\n", "word "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(times: int) -> float:
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            cleaned(unit * times)
            best = min(best, time.process_time() - start)
        return best

    seconds(10)
    small = max(seconds(2000), 0.002)
    assert seconds(16000) < 8 * 3 * small  # three times what is due: machines stutter, squares do not


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


PROSE = (
    "Five pupils died near Kisumu on Friday when their minibus left the road and rolled into a river, police said.\n\n"
    "Twelve more were taken to hospital, where a doctor said that most would be home within a week.\n"
)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Horror on the road\n\n", "Horror on the road"),
        ("By Ann Otieno\n\nHorror on the road\n\n", "Horror on the road"),
        ("Home\nNews\nSport\n\nHorror on the road\n\nKISUMU, Kenya (AP) — ", "Horror on the road"),
        ("Sport\n\n", None),
        ("* Horror on the road\n\n", None),
    ],
)
def test_a_headline_of_few_words(above: str, title: str | None) -> None:
    assert cleaned(above + PROSE).title == title


def test_a_wrapped_paragraph_is_one_wherever_its_lines_break() -> None:
    wrapped = (
        "The boats came in on Friday, the harbour master of Kisumu said, and\n"
        "no one was hurt. Some 2,050 people had gone to the island for market\n"
        "day, most of them traders from the north shore of the lake, while\n"
        "the ferry lay in dock. Another 300 had been waiting on the jetty for\n"
        "it since the morning, the harbour master said, and had to go home.\n\n"
        "The county has promised a second ferry three times since the year\n"
        "2019. It has not said when it will come, nor who is to pay for its\n"
        "crew and for the fuel, of which the first one burns more each year.\n"
    )
    shorter = wrapped.replace("market\nday", "a\nday").replace("dock. Another 300 had", "dock. It had")
    for text in (wrapped, shorter):
        assert [block.kind for block in cleaned(text).blocks] == ["paragraph", "paragraph"]


def test_patterns_of_a_line_s_beginning_are_tried_there_only() -> None:
    """So none of them may have an alternative that stands elsewhere ("^one|two")."""
    for entry in tomllib.loads((CODE / "rules.toml").read_text("utf-8"))["rule"]:
        for pattern in (*entry.get("patterns", ()), *entry.get("sure", ())):
            if pattern.startswith("^"):
                bare = re.sub(r"\\.|\[[^\]]*\]", "", pattern)
                while "(" in bare:
                    bare = re.sub(r"\([^()]*\)", "", bare)
                assert "|" not in bare, f"{entry['id']}: {pattern}"


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


@pytest.mark.parametrize(
    "line", ["word\n", "The mayor said on Monday that 30 pupils had carried water to the school.\n"]
)
def test_the_work_grows_as_the_text_does(line: str) -> None:
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    def work(lines: int) -> int:
        nonlocal calls
        calls = 0
        sys.setprofile(count)
        try:
            newsx.clean(line * lines)
        finally:
            sys.setprofile(None)
        return calls

    work(10)  # what is read once
    assert work(3000) <= 2.1 * work(1500)


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


SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"the seed articles are not at {SHARED}")
@pytest.mark.parametrize("gold", sorted((SHARED / "gold").glob("*.json")), ids=lambda path: path.stem)
def test_seed(gold: Path) -> None:
    import json

    wanted = json.loads(gold.read_text("utf-8"))
    page = cleaned((SHARED / "seeds" / f"{gold.stem}.txt").read_text("utf-8"))

    def fold(text: str) -> str:
        return " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').lower().split())

    assert fold(page.title or "") == fold(wanted["title"] or "")
    assert (page.published.date if page.published else None) == wanted["published"]
    assert [edge for pair in wanted["keep"] for edge in pair if fold(edge) not in fold(page.text)] == []
    assert [junk for junk in wanted["junk"] if fold(junk) in fold(page.text)] == []


PAGES = SHARED / "bench" / "clean"


@pytest.mark.skipif(not PAGES.is_dir(), reason=f"the development pages are not at {PAGES}")
def test_the_date_a_page_shows() -> None:
    """Never wrong, and found on nine in ten of the pages that show one."""
    read = {page["file"]: cleaned((PAGES / page["file"]).read_text("utf-8")).published for page in SHOWN}
    wrong = {page["file"]: day.date for page in SHOWN if (day := read[page["file"]]) and day.date != page["published"]}
    assert wrong == {}
    shown = [page["file"] for page in SHOWN if page["published"]]
    assert sum(read[file] is not None for file in shown) >= 0.9 * len(shown)
