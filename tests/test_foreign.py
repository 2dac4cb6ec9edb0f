"""Articles in other languages: they are told, and their claims are marked."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from articles import STORY

FOREIGN = {  # one sentence, over and over
    "es": "El ministerio de Salud anunció el lunes que los equipos buscan todavía supervivientes en la ciudad.",
    "de": "Das Gesundheitsministerium teilte am Montag mit, dass die Retter noch nach Überlebenden suchen.",
    "ru": "Министерство здравоохранения сообщило в понедельник, что спасатели всё ещё ищут выживших в городе.",
    "ar": "قالت وزارة الصحة يوم الاثنين إن فرق الإنقاذ لا تزال تبحث عن ناجين في المدينة.",
    "sw": "Wizara ya Afya ilisema Jumatatu kwamba waokoaji bado wanatafuta manusura katika mji huo na vijiji.",
    "tr": "Sağlık Bakanlığı pazartesi günü kurtarma ekiplerinin kentte hâlâ hayatta kalanları aradığını açıkladı.",
    "zh": "卫生部星期一表示，救援人员仍在该市寻找幸存者。",
    "pt": "O Ministério da Saúde anunciou na segunda-feira que as equipas ainda procuram sobreviventes na cidade.",
    "it": "Il ministero della Salute ha annunciato lunedì che i soccorritori cercano ancora superstiti in città.",
    "nl": "Het ministerie van Volksgezondheid meldde maandag dat de redders nog steeds naar overlevenden zoeken.",
    "pl": "Ministerstwo Zdrowia poinformowało w poniedziałek, że ratownicy wciąż szukają ocalałych w mieście.",
    "id": "Kementerian Kesehatan mengatakan pada hari Senin bahwa tim penyelamat masih mencari korban yang selamat.",
    "ja": "保健省は月曜日、救助隊が市内でまだ生存者を捜していると発表した。",
}
FRENCH = "Le ministère de la Santé a annoncé lundi que les secours cherchent encore des survivants dans la ville. "
CLAIM = "Officials said 12 children were killed. "


def test_every_other_language_is_told_and_its_claims_marked(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, sentence in FOREIGN.items():
        text = f"{sentence} " * 4
        (tmp_path / "in" / f"{name}.txt").write_text(f"{text}Officials said 12 children were killed. {text}", "utf-8")
    done = shell("newsx extract -q in", timeout=180)
    assert done.returncode == 0
    assert sorted(line.split("(language.")[1] for line in done.stderr.splitlines()) == sorted(f"{x})" for x in FOREIGN)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        assert record["source"]["path"] == f"in/{record['language']}.txt"
        assert [count["value"] for count in record["counts"]] == [12]
        assert max(count["sure"] for count in record["counts"]) <= 0.1


def test_a_claim_of_an_article_in_another_language_is_marked_in_the_report(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH * 4 + CLAIM + FRENCH * 4)
    (tmp_path / "en.txt").write_text(STORY + CLAIM)
    done = shell("newsx extract -q fr.txt -o fr.jsonl; newsx extract -q en.txt -o en.jsonl", timeout=180)
    assert done.returncode == 0
    for name, marked in (("fr", True), ("en", False)):
        (record,) = map(json.loads, (tmp_path / f"{name}.jsonl").read_text().splitlines())
        assert (max(count["sure"] for count in record["counts"]) <= 0.1) == marked
    assert "read the sentence" in " ".join(shell("newsx report fr.jsonl").stdout.split())
    assert json.loads(shell("newsx extract -q --min-sure 0.2 fr.txt").stdout)["counts"] == []


def test_a_claim_of_an_article_in_another_language_is_marked_in_every_form_of_it(shell: Any, tmp_path: Path) -> None:
    text = FRENCH * 4 + CLAIM + FRENCH * 4
    page = f"<!doctype html><html lang=en><body><article><p>{FRENCH * 4}</p><p>{CLAIM}</p><p>{FRENCH * 4}</p></article>"
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in ({"text": text, "lang": "en"}, {"html": page}))
    )
    (tmp_path / "c.txt").write_text(text)
    (tmp_path / "d.txt").write_text(f"{CLAIM}\n\n{FRENCH * 4}")
    for command in (
        "a.html b.jsonl c.txt d.txt",
        "c.txt --no-clean",
        "c.txt --count people",
        "c.txt | newsx extract -q -",
    ):
        done = shell(f"newsx extract -q {command}", timeout=180)
        assert "(language.fr)" in done.stderr, command
        for record in map(json.loads, done.stdout.splitlines()):
            assert record["language"] == "fr", command
            assert [count["value"] for count in record["counts"]] == [12], command
            assert record["counts"][0]["sure"] <= 0.1, command


def test_every_format_shows_how_little_sure_such_a_claim_is(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH * 4 + CLAIM + FRENCH * 4)
    assert shell("newsx extract -q fr.txt -o fr.jsonl", timeout=180).returncode == 0
    (row,) = csv.DictReader(shell("newsx report fr.jsonl --format csv").stdout.splitlines())
    assert float(row["sure"]) <= 0.1
    (row,) = json.loads(shell("newsx report fr.jsonl --format json").stdout)["ledger"]
    assert row["sure"] <= 0.1
    for format in ("terminal", "md", "html"):
        assert "read the sentence" in " ".join(shell(f"newsx report fr.jsonl --format {format}").stdout.split()), format
