"""A browser for the tests of the page, and a page that is watched: what its console says, what it asks the network for.

Needs Chromium (Debian: `apt-get install chromium`) and the packages of the test extra; without them tests are skipped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="no browser test: the package playwright is missing")
CHROMIUM = os.environ.get("NEWSX_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if not CHROMIUM:
    pytest.skip("no browser test: no chromium on the PATH (Debian: apt-get install chromium)", allow_module_level=True)

# Headless, and quiet: a test must not telephone anybody.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
SIZES = {"desk": (1280, 900), "tablet": (768, 1024), "phone": (390, 844)}

# What is wrong with the charts of a page: what is cut, what covers another, what a line runs through.
FAULTS = """() => {
  const said = [];
  for (const chart of document.querySelectorAll('figure svg.wide, figure svg.narrow')) {
    if (!chart.checkVisibility()) continue;
    const frame = chart.getBoundingClientRect();
    if (frame.left < -0.5 || frame.right > innerWidth + 0.5) said.push('the chart is cut');
    const texts = [...chart.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    for (const [text, box] of texts)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 ||
          box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        said.push(text + ' is cut');
    texts.forEach(([text, a], n) => {
      for (const [other, b] of texts.slice(n + 1))
        if (a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3)
          said.push(text + ' is on ' + other);
    });
    for (const line of chart.querySelectorAll('polyline, .leader')) {
      const place = line.getScreenCTM();
      for (let at = 0; at <= line.getTotalLength(); at += 2) {
        const point = line.getPointAtLength(at).matrixTransform(place);
        for (const [text, box] of texts)
          if (point.x > box.left + 1 && point.x < box.right - 1 && point.y > box.top + 4 && point.y < box.bottom - 4)
            said.push('a line runs through ' + text);
      }
    }
  }
  return [...new Set(said)];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Watched:
    """A page and all that went on in it: what the console said, what it asked the network for."""

    def __init__(self, browser: Any, address: str, size: str = "desk", scheme: str = "light") -> None:
        width, height = SIZES[size]
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)
