"""Articles in other languages: they are told, and their claims are marked."""

from __future__ import annotations

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
}


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
    french = "Le ministère de la Santé a annoncé lundi que les secours cherchent encore des survivants dans la ville. "
    claim = "Officials said 12 children were killed. "
    (tmp_path / "fr.txt").write_text(french * 4 + claim + french * 4)
    (tmp_path / "en.txt").write_text(STORY + claim)
    done = shell("newsx extract -q fr.txt -o fr.jsonl; newsx extract -q en.txt -o en.jsonl", timeout=180)
    assert done.returncode == 0
    for name, marked in (("fr", True), ("en", False)):
        (record,) = map(json.loads, (tmp_path / f"{name}.jsonl").read_text().splitlines())
        assert (max(count["sure"] for count in record["counts"]) <= 0.1) == marked
    assert "read the sentence" in " ".join(shell("newsx report fr.jsonl").stdout.split())
    assert json.loads(shell("newsx extract -q --min-sure 0.2 fr.txt").stdout)["counts"] == []
