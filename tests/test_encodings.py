"""Reading: which encoding the bytes are in, what is guessed, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sources import TEXT, raws

from newsx.reading.given import from_string


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        ("Директор лікарні сказав, що в неділю до них привезли сорок людей. ".encode("cp1251") * 20, "windows-1251"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (raw,) = raws(path)
    assert raw.source.encoding == encoding
    assert "\ufeff" not in raw.text
    assert "\ufffd" not in raw.text


def test_html_says_its_own_charset(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="windows-1251"><p>Київ</p>'.encode("cp1251"))
    (raw,) = raws(path)
    assert raw.source.format == "html"
    assert raw.source.encoding == "windows-1251"
    assert "Київ" in raw.text


def test_one_stray_byte_does_not_make_utf8_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Żółta łódź płynęła ku żółtej łące źdźbło po źdźble.".encode() + b"\xff")
    (raw,) = raws(path)
    assert raw.source.encoding == "utf-8"
    assert "łódź" in raw.text


WESTERN = [
    "Iñigo Núñez, Logroño",
    "Søren Ærø",
    "Ólafur Þórðarson and Jón Ásgeirsson were not in Reykjavík, Þóra Björk said.",
    "L’élève a été reçue à l’école – « déjà », dit-elle… Œuvre de François Müller.",
    "Großbritannien: 20 – 30 °C, £5m, Löß, Äpfel; Übung macht João São Tomé.",
    "J.Álvarez: “We can’t,” said Renée — the Côte d’Ivoire’s minister — in Genève.",
]


@pytest.mark.parametrize("text", WESTERN)
def test_a_western_name_is_not_read_as_another(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (raw,) = raws(tmp_path)
    assert (raw.text, raw.source.encoding) == (text, "windows-1252")
    assert [note.split(":")[0] for note in raw.notes] == ["encoding.guessed"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Директор лікарні сказав, що в неділю привезли сорок людей", "cp1251"),
        ("Ο διευθυντής του νοσοκομείου είπε ότι την Κυριακή έφεραν σαράντα ανθρώπους", "cp1253"),
        ("מנהל בית החולים אמר שביום ראשון הובאו ארבעים איש", "cp1255"),
        ("قال مدير المستشفى إن أربعين شخصا نقلوا إليه يوم الأحد", "cp1256"),
        ("医院院长说周日收治了四十人，其中有九名儿童。", "gb18030"),
        ("病院長は日曜日に四十人が運ばれたと述べた。子どもが九人いた。", "shift_jis"),
        ("Łódź zatonęła, zginął chłopiec, a żółta kapitańska łódka wpłynęła później na małą łachę", "cp1250"),
    ],
)
def test_another_alphabet_is_found_out(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (raw,) = raws(tmp_path)
    assert raw.text == text
    assert raw.notes[0].startswith("encoding.guessed")


def test_a_known_encoding_is_no_guess(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b'<meta charset="windows-1252"><p>Jos\xe9\x9d</p>')
    (tmp_path / "b.txt").write_text("José", "utf-8")
    assert [raw.notes for raw in raws(tmp_path)] == [(), ()]


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Żółta łódź płynęła ku żółtej łące.".encode() + b"\xff")
    (raw,) = raws(tmp_path)
    assert raw.notes[0].startswith("encoding.damaged")


def test_half_a_character_in_a_string_is_replaced() -> None:
    raw = from_string("Nine \ud83d died", url="u\udce9")
    assert (raw.text, raw.source.url, raw.source.chars) == ("Nine \ufffd died", "u\ufffd", 11)
    assert raw.notes[0].startswith("characters.surrogate")
