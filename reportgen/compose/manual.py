"""The reference page of templates: `python -m reportgen.compose.manual > docs/templates.md`."""

import datetime as dt
import inspect
import sys
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from reportgen.compose.received import COMMON, PLAIN, TEMPLATES, Received
from reportgen.compose.shelf import PURPOSES
from reportgen.compose.vocabulary import CLASSES, CONTENT

HEAD = """\
# Templates

The documents are made from templates that anybody may replace: a file in the folder `templates/` of a programme takes
the place of reportgen's own of the same name.

```sh
reportgen templates list                    # every template, and whose version is in force
reportgen templates show gap-report.html    # what stands in one
reportgen templates export gap-report.html  # a copy of reportgen's own, to be changed
```

Templates are written in [Jinja](https://jinja.palletsprojects.com/templates/) and make well-formed XHTML of a small
vocabulary. They are strict: an unknown name, tag or class, a table with ragged rows, a figure without its picture ends
the document with the template, the line, and what may stand there. And they are not trusted with the machine: they see
what is listed here, load nothing from outside the template folders, and fetch nothing.

This page is made from the classes themselves: `python -m reportgen.compose.manual > docs/templates.md`.
"""
NUMBERS = (int, float, Decimal)


def manual() -> str:
    """The page, as Markdown."""
    lines = [HEAD, "## The files\n", "| file | is |", "| --- | --- |"]
    lines += [f"| `{name}` | {purpose} |" for name, purpose in PURPOSES.items()]
    lines += ["", "## What every template receives\n", *_table(COMMON)]
    for template, received in TEMPLATES.items():
        lines += ["", f"## What `{template}` receives besides\n", *_table(received)]
    lines += ["", "## What stands in them\n"]
    for each in _classes():
        lines += _section(each)
    lines += ["## The vocabulary\n", "| tag | classes | may hold |", "| --- | --- | --- |", *_vocabulary()]
    return "\n".join(lines) + "\n"


def _table(received: Mapping[str, Received]) -> list[str]:
    rows = [f"| `{name}` | {each.meaning} | {spelled(each.type)} |" for name, each in received.items()]
    return ["| name | is | type |", "| --- | --- | --- |", *rows]


def _section(each: type) -> list[str]:
    """A class with its doc string and the names behind its dot."""
    said = " ".join((inspect.getdoc(each) or "").split("\n\n")[0].split())
    hints = typing.get_type_hints(each)
    rows = [f"| `{name}` | {_attribute(each, name, hints)} |" for name in _names(each)]
    return [f"### {_called(each)}\n", f"{said}\n", "| name | type |", "| --- | --- |", *rows, ""]


def _attribute(each: type, name: str, hints: Mapping[str, Any]) -> str:
    """The type of a field or property; of a method, what it does."""
    if name in hints:
        return spelled(hints[name])
    found = inspect.getattr_static(each, name)
    if isinstance(found, property | cached_property):
        function = found.fget if isinstance(found, property) else found.func
        return spelled(typing.get_type_hints(function)["return"])
    return " ".join((inspect.getdoc(found) or "").split())


def _names(each: type) -> list[str]:
    """What stands behind the dot of a class: its fields, then its properties and methods."""
    given = [field.name for field in fields(each)] if is_dataclass(each) else list(getattr(each, "model_fields", {}))
    own = [name for name in dir(each) if not name.startswith("_") and not hasattr(BaseModel, name)]
    return list(dict.fromkeys([*given, *own]))


def _classes() -> list[type]:
    """Every class of ours that can be reached from what templates receive, by name."""
    found: dict[str, type] = {}
    waiting = [each.type for received in (COMMON, *TEMPLATES.values()) for each in received.values()]
    while waiting:
        for each in _named(waiting.pop()):
            if _called(each) in found:
                continue
            found[_called(each)] = each
            hints = typing.get_type_hints(each)
            waiting += [hints[name] for name in _names(each) if name in hints]
            waiting += [_returned(each, name) for name in _names(each) if name not in hints]
    return [found[name] for name in sorted(found)]


def _called(each: type) -> str:
    """A class by its module and name: some modules call theirs alike."""
    return f"{each.__module__.rpartition('.')[2]}.{each.__name__}"


def _returned(each: type, name: str) -> object:
    found = inspect.getattr_static(each, name)
    function = found.fget if isinstance(found, property) else getattr(found, "func", None)
    return typing.get_type_hints(function).get("return") if function else None


def _named(annotation: object) -> Iterator[type]:
    """The classes of ours in an annotation."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        if is_dataclass(annotation) or issubclass(annotation, BaseModel):
            yield annotation
        return
    for each in typing.get_args(annotation):
        if not isinstance(each, list):
            yield from _named(each)


def spelled(annotation: Any) -> str:  # noqa: ANN401 - any annotation
    """A type in plain words."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        said = dict.fromkeys(spelled(each) for each in inner if each is not type(None))
        return " or ".join([*said, *(["none"] if type(None) in inner else [])])
    if origin in (typing.Annotated, typing.ClassVar):
        return spelled(inner[0])
    if origin is typing.Literal:
        return "one of " + ", ".join(f'"{each}"' for each in inner)
    return _held(origin, inner) if isinstance(origin, type) else _plain(annotation)


def _held(origin: type, inner: tuple[Any, ...]) -> str:
    """What holds others."""
    if issubclass(origin, Mapping):
        return f"{spelled(inner[1])}, by {spelled(inner[0])}"
    if origin is tuple and inner[-1] is not Ellipsis:
        return f"({', '.join(map(spelled, inner))})"
    return f"list of {spelled(inner[0])}" if issubclass(origin, Sequence) else "function"


def _plain(annotation: Any) -> str:  # noqa: ANN401 - any annotation
    if annotation in PLAIN:
        return PLAIN[annotation]
    if annotation in NUMBERS:
        return "number"
    if annotation is dt.date:
        return "date"
    if any(True for _ in _named(annotation)):
        return f"[{_called(annotation)}](#{_called(annotation).replace('.', '').lower()})"
    return getattr(annotation, "__name__", "anything")


def _vocabulary() -> list[str]:
    return [
        f"| `{tag}` | {', '.join(sorted(classes))} | {', '.join(sorted(CONTENT.get(tag, ())))} |"
        for tag, classes in sorted(CLASSES.items())
    ]


if __name__ == "__main__":
    sys.stdout.write(manual())
