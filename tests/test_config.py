"""The settings file: where it is looked for, what it may hold, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsx import config
from newsx.cli import shared_options
from newsx.config import Config, Settings
from newsx.errors import NewsxError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert config.load(tmp_path) == Config()


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text('model = "outer"')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert config.load(inner).settings.model == "outer"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.newsx]\nmodel = "inner"')
    assert config.load(inner).settings.model == "inner"
    (tmp_path / "a" / "newsx.toml").write_text('model = "beside"')
    assert config.load(inner).settings.model == "beside"


def test_a_pyproject_that_says_nothing_of_newsx_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text("clean = false")
    inner = tmp_path / "a"
    inner.mkdir()
    for text in ('[project]\nname = "x"', "[broken"):
        (inner / "pyproject.toml").write_text(text)
        assert config.load(inner).settings == Settings(clean=False)


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text(
        'clean = false\ncount = ["people"]\nmodel = "m"\ndate = 2024-05-08\ndrop = ["Read more"]\n'
        'text-key = "body"\nmeta = "meta.csv"\njobs = 2\n'
    )
    assert config.load(tmp_path) == Config(
        settings=Settings(False, ("people",), "m", "2024-05-08", ("Read more",)),
        text_key="body",
        meta=tmp_path / "meta.csv",
        jobs=2,
    )


def test_jobs_may_be_one_for_each_core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0, 1, 5}, raising=False)
    (tmp_path / "newsx.toml").write_text('jobs = "auto"')
    assert config.load(tmp_path).jobs == 3
    assert shared_options.workers(Config(jobs=7), "auto") == 3
    assert shared_options.workers(Config(jobs=7), None) == 7


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("count = 'children'", "count must be a list of words"),
        ("count = []", "count must be a list of words"),
        ("clean = 'no'", "clean must be true or false"),
        ("[clean]\ndorp = ['x']", 'no setting is called "clean.dorp"'),
        ("jobs = 0", "jobs must be a number from 1 on"),
        ("jobs = true", "jobs must be a number from 1 on"),
        ("text-key = 1", "text-key must be text in quotes"),
        ("date = 'May'", '"May" is no date'),
        ("colour = 'red'", 'no setting is called "colour"'),
        ("settings = 1", 'no setting is called "settings"'),
        ("clean = ", "newsx.toml: "),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_file(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "newsx.toml").write_text(text)
    with pytest.raises(NewsxError) as caught:
        config.load(tmp_path)
    assert says in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_table_for_cleaning_names_phrases_to_drop(tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text('[clean]\ndrop = ["Sign up for our briefing"]\n')
    assert config.load(tmp_path).settings == Settings(drop=("Sign up for our briefing",))
