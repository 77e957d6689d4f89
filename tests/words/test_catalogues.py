"""Every text that documents say is translated, no translation is left over, and placeholders survive."""

import gettext
import io
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from reportgen.programme import built_in_templates
from reportgen.words.catalogues import COMPILED, compile_into, compiled, extract, languages, read, update
from reportgen.words.messages import Message, message_key, said

LOCALE = built_in_templates() / "locale"
LANGUAGES = [folder.name for folder in languages(LOCALE)]
PLACEHOLDER = re.compile(r"{(\w+)}")


def translated(language: str) -> dict[Message, tuple[str, ...]]:
    found: dict[Message, tuple[str, ...]] = {}
    for path in sorted((LOCALE / language).glob("*.po")):
        for message in read(path):
            if not message.id:
                continue
            said_as = message_key(message.id)
            assert said_as not in found, f"{path.name} translates {said_as} again"
            found[said_as] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found


def names(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_much_is_said() -> None:
    assert len(said()) > 1000
    assert {"forms", "findings", "gap-report", "implementation-plan", "options", "returned"} <= set(said().values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_said_is_translated_and_nothing_else(language: str) -> None:
    ours, theirs = set(said()), translated(language)
    assert sorted(map(str, ours - set(theirs))) == [], "not translated"
    assert sorted(map(str, set(theirs) - ours)) == [], "translated, but never said"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_their_placeholders(language: str) -> None:
    for message, strings in translated(language).items():
        wanted = names(message) if isinstance(message, str) else names(message[1])
        for string in strings:
            assert string, f"{message} has an empty translation"
            assert names(string) == wanted or (not isinstance(message, str) and names(string) <= wanted), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_lie_as_update_leaves_them(language: str, tmp_path: Path) -> None:
    folder = tmp_path / language
    shutil.copytree(LOCALE / language, folder)
    update(folder)
    assert {each.name for each in folder.iterdir()} == {each.name for each in (LOCALE / language).iterdir()}
    for path in sorted(folder.iterdir()):
        assert path.read_text("utf-8") == (LOCALE / language / path.name).read_text("utf-8"), "run: make update"


def test_update_takes_in_what_is_new_and_drops_what_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "da"
    folder.mkdir()
    whole = (LOCALE / "da" / "gap-report.po").read_text("utf-8")
    one = 'msgid "DRAFT"\nmsgstr "UDKAST"\n'
    assert one in whole
    (folder / "gap-report.po").write_text(
        whole.replace(one, "") + '\nmsgid "Never said"\nmsgstr "Aldrig sagt"\n', "utf-8"
    )
    update(folder)
    lies = (folder / "gap-report.po").read_text("utf-8")
    assert "Aldrig sagt" not in lies
    assert 'msgid "DRAFT"\nmsgstr ""\n' in lies
    assert 'msgstr "Underskrift"' in lies
    assert "Danish words" in (folder / "findings.po").read_text("utf-8")


def test_extract_writes_every_text_once(tmp_path: Path) -> None:
    extract(tmp_path)
    catalogues = [read_po(io.BytesIO(path.read_bytes())) for path in sorted(tmp_path.glob("*.pot"))]
    found = [message_key(each.id) for catalogue in catalogues for each in catalogue if each.id]
    assert len(found) == len(set(found))
    assert set(found) == set(said())


def test_a_language_reads_the_same_compiled(tmp_path: Path) -> None:
    for file in compile_into(tmp_path / "made", LOCALE):
        folder = tmp_path / file.stem
        folder.mkdir()
        shutil.copy(file, folder / COMPILED)
        assert compiled(folder) == compiled(LOCALE / file.stem)
        known = gettext.GNUTranslations(io.BytesIO(compiled(folder)))
        for message, strings in translated(file.stem).items():
            if isinstance(message, str):
                assert known.gettext(message) == strings[0]
            else:
                assert {known.ngettext(*message, n) for n in (1, 2, 5)} == set(strings)


QUOTES = {"da": "»«", "de": "„“"}
FOREIGN = {"da": '„“”‘"', "de": '»«”‘"'}


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    quoted = 0
    for message, strings in translated(language).items():
        for string in strings:
            assert not set(string) & set(FOREIGN[language]), message
            opened, closed = (string.count(mark) for mark in QUOTES[language])
            assert opened == closed, message
            quoted += opened
    assert quoted > 50
