"""Pages and texts made for the tests of cleaning."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from newsx.article import Clean, Raw, Source
from newsx.cleaning import clean

CASES = tomllib.loads((Path(__file__).parent / "cases" / "cleaning_pages.toml").read_text("utf-8"))["case"]


def raw_of(text: str, format: str = "text", **known: Any) -> Raw:
    return Raw("", text, Source(None, None, None, None, format, None, (), "", len(text), {}), **known)


def cleaned(text: str, **known: Any) -> Clean:
    return clean(raw_of(text, **known))


HTML = """<html><head><title>Old mill burns - Daily Oat</title><meta property="og:site_name" content="Daily Oat">
<meta property="article:published_time" content="2022-08-09T07:00:00+02:00"><meta name="author" content="Mira Kolar">
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Old mill burns down in Osijek</h1>
<p>The old mill by the river in Osijek burned down on Monday night, and nobody was hurt, the fire brigade said.</p>
<p>Forty firefighters worked until the morning to keep the flames from the houses next to it, their chief said.</p>
<p>The mill had stood empty since 1998 and was to become a museum, according to the mayor, who came to see it.</p>
</article><footer>Copyright 2019 Daily Oat</footer></body></html>"""
