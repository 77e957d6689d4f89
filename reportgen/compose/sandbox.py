"""Where templates are filled in: they are the users', so they reach what they are given, and nothing of the machine."""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.environment import Environment
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from pydantic import BaseModel

HARMLESS = ("builtins", "datetime", "decimal", "enum", "jinja2", "markupsafe", "reportgen", "types")
"""Packages whose objects may be looked into; a path, say, is none of them: it could read any file."""
MOST_NAMES = 40
"""More names than this are not listed: only those that are near."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, narrowed: records and rows show their fields, never what pydantic could do with them."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may look at `obj.attr`: nothing that begins with an underscore or is pydantic's."""
        known = type(obj).__module__.partition(".")[0] in HARMLESS
        return known and not _is_machinery(obj, attr) and super().is_safe_attribute(obj, attr, value)


class OwnFolders(FileSystemLoader):
    """Finds templates in their folders alone: a link that leads out of them is no template."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Source, file and whether it is unchanged; TemplateNotFound for whatever lies elsewhere."""
        source, file, is_unchanged = super().get_source(environment, template)
        inside = [Path(folder).resolve() for folder in self.searchpath]
        if not any(Path(file).resolve().is_relative_to(folder) for folder in inside):
            raise TemplateNotFound(template)
        return source, file, is_unchanged


class Unknown(StrictUndefined):
    """What does not exist: an error that says what does."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint or self._undefined_obj is missing or not isinstance(self._undefined_name, str):
            return str(super()._undefined_message)
        has = sorted(shown(self._undefined_obj))
        kind = type(self._undefined_obj).__name__
        return f"{kind} has no '{self._undefined_name}'{hint(self._undefined_name, has, 'it has')}"


def sandbox(folders: Sequence[Path], *, escaped: bool, extensions: Sequence[type[Extension]] = ()) -> Sandbox:
    """The environment for what lies in `folders`, the first first; `escaped` for HTML, not for style sheets."""
    return Sandbox(
        loader=OwnFolders(list(folders)),
        undefined=Unknown,
        autoescape=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=list(extensions),
    )


def shown(value: object) -> list[str]:
    """The names that a template may use behind the dot of a value: fields, properties and methods of its class."""
    if is_dataclass(value):
        named = [each.name for each in fields(value)]
    elif isinstance(value, BaseModel):
        named = list(type(value).model_fields)
    else:
        return []
    own = [name for name in dir(type(value)) if not name.startswith("_") and not _is_machinery(value, name)]
    return list(dict.fromkeys([*named, *own]))


def hint(name: str, known: Sequence[str], lead: str) -> str:
    """What there is instead of `name`: the nearest, and all, where they are not too many."""
    near = get_close_matches(name, known, n=1)
    meant = f"; did you mean '{near[0]}'?" if near else ""
    return f"{meant or ';'} {lead}: {', '.join(known)}" if known and len(known) <= MOST_NAMES else meant


def _is_machinery(obj: object, attr: str) -> bool:
    return isinstance(obj, BaseModel) and hasattr(BaseModel, attr)
