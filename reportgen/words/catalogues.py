"""The catalogues and what is done to them: `python -m reportgen.words.catalogues extract|update|compile`.

extract   writes build/locale/CATALOGUE.pot, every English text without a translation: where a new language begins
update    brings templates/locale/LANGUAGE/*.po up to date: new texts at the end, untranslated; unsaid ones are gone
compile   writes build/locale/LANGUAGE.mo, all catalogues of a language as one, as the wheel holds it
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

COMPILED = "reportgen.mo"
"""A language in the wheel: beside this file there is no .po, and so nothing to compile."""
HEADER = """\
# {comment}
msgid ""
msgstr ""
"Project-Id-Version: reportgen\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def compiled(folder: Path) -> bytes:
    """All catalogues of the language whose folder this is, in gettext's binary form; the same files, the same bytes."""
    ready = folder / COMPILED
    if ready.is_file():
        return ready.read_bytes()
    whole = Catalog(locale=folder.name, fuzzy=False)
    whole.mime_headers = [("Content-Type", "text/plain; charset=UTF-8"), ("Plural-Forms", whole.plural_forms)]
    for path in sorted(folder.glob("*.po")):
        for message in read(path):
            if message.id:
                whole.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    return buffer.getvalue()


def read(path: Path) -> Catalog:
    """One catalogue; PoFileError where it is none."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parent.name, abort_invalid=True)


def extract(target: Path) -> None:
    """Write the English texts of each catalogue as a template that translators begin with."""
    from reportgen.words.messages import said  # noqa: PLC0415 - who runs a build has no need of Babel's extraction

    target.mkdir(parents=True, exist_ok=True)
    templates: dict[str, Catalog] = {}
    for message, name in said().items():
        templates.setdefault(name, Catalog()).add(message)
    for name, catalogue in templates.items():
        comment = f"English texts of the catalogue {name}, to be translated."
        header = HEADER.format(comment=comment, language="", plurals="nplurals=2; plural=(n != 1);")
        (target / f"{name}.pot").write_text(header + _written(catalogue), encoding="utf-8")


def update(folder: Path) -> None:
    """Bring the catalogues of a language up to date with what is said; what is translated keeps its place and words."""
    from reportgen.words.messages import Message, message_key, said  # noqa: PLC0415 - as above

    wanted = said()
    known = {path.stem: read(path) for path in sorted(folder.glob("*.po"))}
    held = {message_key(each.id) for catalogue in known.values() for each in catalogue if each.id}
    for catalogue in known.values():
        for message in [each.id for each in catalogue if each.id and message_key(each.id) not in wanted]:
            catalogue.delete(message)
    fresh: list[tuple[Message, str]] = [(message, name) for message, name in wanted.items() if message not in held]
    for message, name in fresh:
        known.setdefault(name, Catalog(locale=folder.name)).add(message)
    for name, catalogue in known.items():
        path = folder / f"{name}.po"
        path.write_text(_header(path, catalogue) + _written(catalogue), encoding="utf-8")


def _header(path: Path, catalogue: Catalog) -> str:
    """What stands at the head of a catalogue stays; a new one gets its own."""
    if path.is_file():
        return path.read_text("utf-8").partition("\n\n")[0] + "\n\n"
    comment = f"{catalogue.locale.english_name if catalogue.locale else ''} words of {path.stem}."
    return HEADER.format(comment=comment, language=path.parent.name, plurals=catalogue.plural_forms)


def _written(catalogue: Catalog) -> str:
    """The messages as they lie in this repository: in their order, one line a text, with their comments alone."""
    for message in catalogue:
        message.flags.clear()
        message.locations = []
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=True, ignore_obsolete=True)
    return buffer.getvalue().decode().strip("\n") + "\n"


def languages(locale: Path) -> list[Path]:
    """The folders of the languages that have catalogues; English needs none."""
    return sorted(each for each in locale.iterdir() if each.is_dir())


def compile_into(target: Path, locale: Path) -> list[Path]:
    """Write each language's catalogues to `target` as LANGUAGE.mo; the files."""
    target.mkdir(parents=True, exist_ok=True)
    made = []
    for folder in languages(locale):
        made.append(target / f"{folder.name}.mo")
        made[-1].write_bytes(compiled(folder))
    return made


def main(step: str) -> None:
    """Do one step for all languages of a checkout."""
    root = Path(__file__).parents[2]
    target, locale = root / "build" / "locale", root / "templates" / "locale"
    if step == "extract":
        extract(target)
    elif step == "update":
        for folder in languages(locale):
            update(folder)
    elif step == "compile":
        compile_into(target, locale)
    else:
        raise SystemExit(f"There is no step {step!r}. Known are: extract, update, compile.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
