"""Which encoding a Japanese text is in: told by what it decodes to."""

from __future__ import annotations

import codecs
import re

from kyodo_graph.importing.model import refuse

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO_2022 = re.compile(rb"\x1b(?:\$[@B]|\([BJI]|\$\(D)")
_USUAL = re.compile("[\u3001-\u3002\u3041-\u3096\u30a1-\u30fc]")
_UNUSUAL = re.compile("[\uff61-\uff9f\ue000-\uf8ff\x80-\x9f]")
_READABLE = re.compile(
    "[\t\r\n -~\u2010-\u22ff\u2460-\u27bf\u3000-\u30ff\u3220-\u33ff\u4e00-\u9fff\uff00-\uffef]"
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.I)
_SAME = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
         "windows-31j": "cp932", "ms932": "cp932", "ascii": "cp932"}  # fmt: skip


def decode(content: bytes, name: str, *, declared: bool = False) -> tuple[str, str]:
    """The text that bytes are, and the name of its encoding.

    A byte order mark decides; else UTF-8 where it is valid, ISO-2022-JP by its escapes, UTF-16 by
    its zeros, and of CP932 (Shift_JIS) and EUC-JP the one that gives kana. With ``declared`` an
    HTML file's own word comes before guesses. Raises InputError where none of them decodes.

    >>> [decode("計画について".encode(c), "x")[1] for c in ("cp932", "euc-jp", "iso2022-jp")]
    ['cp932', 'euc_jp', 'iso2022_jp']
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            if (text := _tried(content, codec)) is None:
                raise refuse(name, f"not valid {codec.removesuffix('-sig').upper()}", "a text")
            return text, codec.removesuffix("-sig")
    if _ISO_2022.search(content) and (text := _tried(content, "iso2022_jp_ext")) is not None:
        return text, "iso2022_jp"
    if content.count(0) * 20 > len(content):
        odd = content[1::2].count(0) > content[0::2].count(0)
        codec = "utf-16-le" if odd else "utf-16-be"
        if (text := _tried(content, codec)) is not None and _japanese(text):
            return _plain(text, name), codec
    if (text := _tried(content, "utf-8")) is not None:
        return _plain(text, name), "utf-8"
    if declared and (found := _DECLARED.search(content[:4096])):
        codec = found[1].decode("ascii").lower()
        codec = _SAME.get(codec, codec)
        if codec in ("cp932", "euc-jp", "euc_jp") and (text := _tried(content, codec)) is not None:
            return _plain(text, name), codec.replace("-", "_")
    codecs_ = ("cp932", "euc_jp", "euc_jis_2004")
    tried = [(text, c) for c in codecs_ if (text := _tried(content, c)) is not None]
    if not tried:
        for codec in ("utf-16-le", "utf-16-be"):  # without a mark, and with few zeros
            if (text := _tried(content, codec)) is not None and _japanese(text):
                return _plain(text, name), codec
        raise refuse(
            name, "its encoding is not known", "UTF-8, UTF-16, Shift_JIS (CP932) or EUC-JP"
        )
    text, codec = max(tried, key=lambda pair: _likely(pair[0]))
    return _plain(text, name), codec


def _japanese(text: str) -> bool:
    """Whether nearly all characters are those of Japanese and Latin texts, kana among them."""
    readable = len(_READABLE.findall(text))
    return readable > 0.95 * len(text) and len(_USUAL.findall(text)) * 20 > len(text)


def _likely(text: str) -> float:
    return (len(_USUAL.findall(text)) - 2 * len(_UNUSUAL.findall(text))) / max(1, len(text))


def _tried(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, UnicodeError, LookupError):
        return None


def _plain(text: str, name: str) -> str:
    if "\0" in text:
        raise refuse(name, "control character U+0000: no text", "a text")
    return text
