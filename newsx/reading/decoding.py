"""Bytes → characters: UTF-8 first, then the charset the page declares, then a guess that is said to be one."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
SHIFTED = re.compile(rb"\x1b\$[()]?[@-Z]")  # from here on two bytes are a character: ISO-2022
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)

# What reads the same in every charset that a page may declare, and is obeyed by those that are no charsets.
PLAIN = bytes(range(0x20, 0x7F)) + rb" \u0041\x41\N{DIGIT ONE} +AGE- =41 %41 ~{a~} &#65; "

# A file cut in the middle of a character, or with a stray byte, is still UTF-8: so many sound ones outweigh a bad one.
GOOD_FOR_ONE_BAD = 5

# Polish, read as Windows-1252, has a sign inside a word for every two or three accents; Western text has slips only.
ACCENTS_FOR_ONE_ODD = 6

# What Western European text never holds, read as Windows-1252. A lone accent is no clue, so a short file is Western
# until one of these says otherwise: "Iñigo Núñez" is as good Polish bytes as Spanish ones, and names must not change.
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŠŽŒšžŸœ"
_FOREIGN = "À-ÖØ-öø-ÿŠŽŒšžŸœ"
_JOINS = "‘’´·­–—…×™®©•«»\u00a0"  # stand between two letters in sound text, in most code pages alike
NOT_WESTERN = re.compile(
    rf"(?<![{_LETTER}])[{_FOREIGN}]{{2,}}(?![{_LETTER}])"  # a word of nothing but accents: another alphabet
    rf"|(?<=[{_LETTER}])[^\x00-\x7f{_LETTER}{_JOINS}](?=[{_LETTER}])"  # a sign inside a word: "ch³opiec", "caf‚s"
    r"|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŽŒ]"  # a capital after a small letter: "didnÕt"
    rf"|(?<=[,.;!?])[{_FOREIGN}](?![{_LETTER}])"  # a lone letter right after a full stop: "he said.Ó"
    "|[\x80-\x9f]"
)
FOREIGN = re.compile(rf"[{_FOREIGN}]")
WORD = re.compile(rf"[^\W\d_](?:[^\s\x00-\x40{_JOINS}]*[^\W\d_])?")  # from letter to letter, signs between included
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b]")


# What else news is found in; without Windows-1252, which is tried before.
OTHERS = (
    "cp1250", "iso8859_2", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "mac_cyrillic", "cp866", "cp1253", "iso8859_7",
    "cp1254", "cp1255", "iso8859_8", "cp1256", "iso8859_6", "cp1257", "tis_620", "gb18030", "big5", "cp932",
    "shift_jis", "euc_jp", "cp949", "euc_kr", "mac_roman", "cp850",
)  # fmt: skip


class Unreadable(Exception):
    """Says why a file cannot be read as text, and what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in (Windows ones by their registered names), and what had to be guessed."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """The text of `data`; `charset`: what came with it says so. Raises `Unreadable` where there is no text in it.

    >>> decode("żółw".encode("utf-8"))
    Decoded(text='żółw', encoding='utf-8', notes=())
    >>> decode(b'<meta charset="iso-8859-2"><p>' + "żółw".encode("iso-8859-2")).encoding
    'iso8859-2'
    >>> decode("Núñez, Logroño".encode("latin-1")).text
    'Núñez, Logroño'
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    for mark, name in BOMS:
        if data.startswith(mark):
            return Decoded(_strictly(data, name), "utf-8" if name == "utf-8-sig" else name)
    if SHIFTED.search(data):
        return _shifted(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _in(data, charset) or _declared(data) or _damaged(data) or _guessed(data)


def _shifted(data: bytes) -> Decoded:
    """An encoding of ASCII bytes with escapes between, which would be read as UTF-8 with rubbish in it."""
    for name in ("iso2022_kr", "iso2022_jp_2", "iso2022_jp_3", "iso2022_jp_ext"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text):
            return Decoded(text, codecs.lookup(name).name)
    raise Unreadable("in an ISO-2022 encoding that is not Japanese or Korean: save it as UTF-8")


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable(f"marked as {name} but does not decode ({error.reason}): save it as UTF-8") from error


def _declared(data: bytes) -> Decoded | None:
    match = DECLARED.search(data[:4096])
    return _in(data, match[1].decode("ascii", "replace")) if match else None


def _in(data: bytes, charset: str | None) -> Decoded | None:
    """The text in the charset of that name; null where there is none, or the bytes are not in it."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset).name
        # Browsers read all three as Windows-1252, and pages are written for browsers.
        if name in {"iso8859-1", "ascii", "cp1252"}:
            return Decoded(_windows_1252(data), "windows-1252")
        if name == "charmap" or PLAIN.decode(name) != PLAIN.decode("ascii"):
            return None  # no charset of a page whose tags could be read: `unicode_escape`, UTF-7, EBCDIC …
        return Decoded(data.decode(name), _registered(name))
    except (LookupError, ValueError):
        return None


def _damaged(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    if bad * GOOD_FOR_ONE_BAD > good:
        return None
    return Decoded(text, "utf-8", (f"encoding.damaged: not all UTF-8, U+FFFD stands in {bad} time(s)",))


def _guessed(data: bytes) -> Decoded:
    text, name = _windows_1252(data), "windows-1252"
    if not _is_western(text):
        other = _other_alphabet(data)
        if other is None and _is_binary(text):
            raise Unreadable("neither text nor any known encoding: save it as UTF-8")
        text, name = other or (text, name)
    note = f"encoding.guessed: not UTF-8 and no charset given, read as {name}: check the accents in names"
    return Decoded(text, name, (note,))


def _other_alphabet(data: bytes) -> tuple[str, str] | None:
    """What detection says, where its reading makes sense; rubbish in, it finds a rare code page that takes any byte."""
    from charset_normalizer import from_bytes

    for match in from_bytes(data, cp_isolation=list(OTHERS)):
        text = str(match)
        if not _is_binary(text) and _is_sound(text):
            return text, _registered(match.encoding)
    return None


def _is_sound(text: str) -> bool:
    """Whether few of the words with a letter outside ASCII mix alphabets, or hold a sign or a capital inside."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    return bool(words) and sum(map(_is_odd, words)) * ACCENTS_FOR_ONE_ODD <= len(words)


def _is_odd(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    latin = [letter for letter in letters if unicodedata.name(letter, "").startswith("LATIN")]
    if len(latin) < len(letters):
        return bool(latin)
    joined = len(letters) < len(word)
    return joined or any(a.islower() and b.isupper() and b > "\x7f" for a, b in pairwise(word))


def _is_western(text: str) -> bool:
    """Whether a Windows-1252 reading makes sense: for one sign where none can be, six accents where they may."""
    odd = sum(len(found[0]) for found in NOT_WESTERN.finditer(text))
    return odd * ACCENTS_FOR_ONE_ODD <= len(FOREIGN.findall(text)) and not _is_binary(text)


def _is_binary(text: str) -> bool:
    """Whether control characters are more than strays: random bytes have one in ten."""
    return len(CONTROLS.findall(text)) * 50 > len(text)


def _windows_1252(data: bytes) -> str:
    """As browsers read it: the five bytes that Windows-1252 leaves open are control characters, not an error."""
    return data.decode("cp1252", "newsx.control")


def _as_control(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("newsx.control", _as_control)


def _registered(name: str) -> str:
    return re.sub(r"^cp(125\d)$", r"windows-\1", name)
