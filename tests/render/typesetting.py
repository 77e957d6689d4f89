"""A tiny press for tests: `page(body)` fills base.html as the renderer does, in plain English."""

from functools import cache
from pathlib import Path
from types import SimpleNamespace

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from reportgen.compose.brand import load_brand
from reportgen.compose.numbering import numbered
from reportgen.programme import built_in_templates
from reportgen.render.style import Style, load_style

TEMPLATES = built_in_templates()
SAMPLE = Path(__file__).with_name("sample_page.html").read_text("utf-8")
FRAME = '{{% extends "base.html" %}}{{% import "macros.html" as m with context %}}{{% block body %}}{}{{% endblock %}}'
DOCUMENT = {
    "title": "Finance: our strategic gap",
    "subtitle": "Gap report for Mette Lund, head of Finance",
    "kind": "gap-report",
    "reader": "FIN",
    "language": "en",
    "author": "IT strategy 2028 / Nordhavn",
    "description": "What Finance must close",
    "keywords": "gap report, Finance",
    "created": "2026-02-15",
    "classification": "Confidential",
    "running_left": "Gap report · Finance",
    "running_right": "Confidential",
    "footer_left": "IT strategy 2028 · Nordhavn Industri A/S · status 15 Feb 2026",
    "draft": "",
    "programme": "IT strategy 2028",
}


@cache
def house_style() -> Style:
    """The built-in look, loaded once for all tests."""
    return load_style([TEMPLATES], load_brand([TEMPLATES]))


def raw(body: str, **document: str) -> str:
    """The page whose body block is `body`, before numbers and contents are filled in."""
    loader = ChoiceLoader([DictLoader({"page.html": FRAME.format(body)}), FileSystemLoader(TEMPLATES)])
    environment = Environment(
        loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html").render(
        document=SimpleNamespace(**(DOCUMENT | document)),
        t=lambda text, **_: text,
        tn=lambda one, many, n, **_: one if n == 1 else many,
        number=lambda value, decimals=None: f"{value:g}" if decimals is None else f"{value:,.{decimals}f}",
    )


def page(body: str, **document: str) -> str:
    """The finished page whose body block is `body`."""
    return numbered(raw(body, **document)).replace("@@fingerprint@@", "7f3a91c2")
