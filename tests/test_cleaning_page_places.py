"""Where the headline of a page stands, and which dates about it are the article's."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from newsx.cleaning.page_day import find_day

TITLE = "Ferry sinks off the pier of Lamu"
LINE = "The ferry left the old harbour at dawn with nine boys and eleven girls of the town's school on its deck."
HEAD = f"<h1>{TITLE}</h1>"
TEXT = f"<p>{LINE}</p>"
MARK = '<p>x <time pubdate datetime="2024-05-06">y</time></p>'
SHOWN = "<p>6 May 2024</p>"
OTHER = "<p>The council sat on.</p>"


def day(body: str, title: str | None = TITLE, named: str = "", text: str = LINE) -> str | None:
    """The day of a page: `title` is the article's, `named` is that of its <title>."""
    tree = document_fromstring(f"<html><head><title>{named}</title></head><body>{body}</body></html>")
    found, _ = find_day(tree, title, text, None)
    return found.date if found else None


def is_found(body: str, title: str | None = TITLE, named: str = "", text: str = LINE) -> bool:
    found = day(body, title, named, text)
    assert found in (None, "2024-05-06")
    return found is not None


@pytest.mark.parametrize("date", [MARK, SHOWN])
@pytest.mark.parametrize(
    ("body", "found"),
    [
        (HEAD + "{}" + TEXT, True),
        (HEAD + OTHER * 5 + "{}" + TEXT, True),
        ("{}" + HEAD + TEXT, False),  # the site's header
        ("<main>{}" + HEAD + TEXT + "</main>", True),
        ("<article>{}" + HEAD + TEXT + "</article>", True),
        ("<main><header>{}" + HEAD + "</header>" + TEXT + "</main>", True),
        ("<main>{}<header>" + HEAD + "</header>" + TEXT + "</main>", False),
        ("<header>{}</header><main>" + HEAD + TEXT + "</main>", False),
        ("<main>{}" + OTHER * 2 + HEAD + TEXT + "</main>", True),
        ("<main>{}" + OTHER * 3 + HEAD + TEXT + "</main>", False),
        ("<main>" + HEAD + "</main>" + TEXT * 2 + "{}", False),
    ],
)
def test_a_date_about_the_headline(date: str, body: str, found: bool) -> None:
    assert is_found(body.format(date)) is found


def test_the_very_first_line_may_stand_above_the_headline() -> None:
    assert is_found(f"<main>{SHOWN}{HEAD}{TEXT}</main>")
    assert is_found(f"<main>{MARK}{OTHER}{HEAD}{TEXT}</main>")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (HEAD + '<p class="a" data-published="2024-05-06">' + LINE + "</p>" + TEXT, True),
        (HEAD + TEXT + MARK, False),
        (HEAD + "<p><i>a</i> b</p>" + TEXT + MARK, False),
        (HEAD + "<p>a</p>", False),
        (HEAD + MARK, True),
    ],
)
def test_the_attributes_up_to_the_first_paragraph_are_read(body: str, found: bool) -> None:
    assert is_found(body) is found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("<p>Published on 6 May 2024</p>", True),
        (OTHER + TEXT + "<p>Published on 6 May 2024</p>", True),
        ("<p>Published by the Post on 6 May 2024</p>", True),
        ("<p>Published by the old Post on 6 May 2024</p>", False),
        ("<p>6 May 2024</p>", False),
        ("<p>Updated 6 May 2024</p>", False),
        ("<p>A list published on 6 May 2024</p>", False),
    ],
)
def test_below_the_first_paragraph_a_date_has_to_say_so(below: str, found: bool) -> None:
    assert is_found(HEAD + TEXT + below) is found


def test_a_date_far_below_the_headline_is_not_the_articles() -> None:
    date = "<p>Published on 6 May 2024</p>"
    assert is_found(HEAD + TEXT + OTHER * 57 + date)
    assert not is_found(HEAD + TEXT + OTHER * 59 + date)


SAME = f"<div>{TITLE}</div>"
SHORT = "Nine boys"  # eight letters


@pytest.mark.parametrize(
    ("body", "title", "named", "found"),
    [
        # a line that says what a title says
        (SAME + SHOWN + TEXT, TITLE, "", True),
        (SAME + SHOWN + TEXT, None, f"{TITLE} | Post", True),
        (SAME + SHOWN + TEXT, None, "", False),
        (SAME + SHOWN + TEXT, "Another thing altogether", "", False),
        (f"<div>{TITLE}: what we know</div>" + SHOWN + TEXT, TITLE, "", True),
        ("<div>ferry SINKS, off the pier</div>" + SHOWN + TEXT, TITLE, "", True),
        ("<div>Ferry sink</div>" + SHOWN + TEXT, TITLE, "", False),
        ("<div>Ferry sinks</div>" + SHOWN + TEXT, TITLE, "", True),
        (f"<div>{SHORT}</div>" + SHOWN + TEXT, SHORT, "", False),
        (f"<div>{SHORT} ab</div>" + SHOWN + TEXT, f"{SHORT} ab", "", True),
        (f"<div>{SHORT} a</div>" + SHOWN + TEXT, f"{SHORT} a", "", False),
        # the only <h1> whatever it says
        (f"<h1>{SHORT}</h1>" + SHOWN + TEXT, TITLE, "", True),
        (f"<h1>{SHORT}</h1>" + SHOWN + TEXT, None, "", True),
        ("<h1>Post</h1>" + OTHER * 15 + SAME + SHOWN + TEXT, TITLE, "", True),
        (f"<h1>{SHORT}</h1>" * 2 + SHOWN + TEXT, TITLE, "", False),
        (f"<h1>{SHORT}</h1>" * 2 + SAME + SHOWN + TEXT, TITLE, "", True),
        # an <h1> that says it goes before another line, and before another <h1>
        (HEAD + SHOWN + "<h1>Post</h1>" + OTHER * 15 + TEXT, TITLE, "", True),
        (SAME + SHOWN + OTHER * 20 + HEAD + TEXT, TITLE, "", False),
        # of several the one right above the article
        (SAME + "<p>5 May 2024</p>" + OTHER * 20 + SAME + SHOWN + TEXT, TITLE, "", True),
        (HEAD + "<p>5 May 2024</p>" + OTHER * 20 + HEAD + SHOWN + TEXT, TITLE, "", True),
    ],
)
def test_where_the_headline_is(body: str, title: str | None, named: str, found: bool) -> None:
    assert is_found(body, title, named) is found


def line(number: int) -> str:
    return " ".join(f"w{n}" for n in range(number))


@pytest.mark.parametrize(
    ("first", "text", "found"),
    [
        (line(20), line(20), False),  # the article begins here: what follows must say that it was published then
        (line(19), line(19), True),
        (line(20), line(30), False),
        (line(30), line(20) + " and more", True),  # not the article's
        (line(20), LINE, True),
    ],
)
def test_where_the_article_begins(first: str, text: str, found: bool) -> None:
    assert is_found(f"{HEAD}<p>{first}</p>{SHOWN}", text=text) is found


def test_without_an_article_a_few_lines_below_the_headline_are_looked_at() -> None:
    assert is_found(HEAD + OTHER * 11 + MARK, text="")
    assert is_found(HEAD + OTHER * 13 + MARK, text="")
    assert not is_found(HEAD + OTHER * 15 + MARK, text="")
    assert is_found(HEAD + OTHER * 57 + MARK + TEXT)
    assert not is_found(HEAD + OTHER * 58 + MARK + TEXT)
    assert not is_found(HEAD + OTHER * 30 + MARK + OTHER * 30 + TEXT)
