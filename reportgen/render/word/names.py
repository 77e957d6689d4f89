"""What styles are called: Word's own names, whatever the case, and what programs in other languages make of them."""

_LEVELLED: dict[str, tuple[str, ...]] = {
    "heading": ("überschrift", "overskrift", "titre", "rubrik", "kop", "título", "titolo"),
    "toc": ("verzeichnis", "indholdsfortegnelse", "inhaltsverzeichnis", "contents"),
    "list bullet": ("aufzählungszeichen", "opstilling - punkttegn", "punktopstilling", "list_20_bullet"),
    "list number": ("listennummer", "opstilling - talopstilling", "talopstilling"),
    "list continue": ("listenfortsetzung", "opstilling - forts."),
}
_SINGLE: dict[str, tuple[str, ...]] = {
    "normal": ("standard", "default paragraph style", "default style"),
    "title": ("titel",),
    "subtitle": ("untertitel", "undertitel"),
    "caption": ("beschriftung", "billedtekst"),
    "toc heading": ("inhaltsverzeichnisüberschrift", "overskrift til indholdsfortegnelse", "contents heading"),
    "header": ("kopfzeile", "sidehoved"),
    "footer": ("fußzeile", "sidefod"),
    "quote": ("zitat", "citat", "quotations"),
    "footnote text": ("fußnotentext", "fodnotetekst", "footnote"),
    "footnote reference": ("fußnotenzeichen", "fodnotehenvisning", "footnote characters"),
    "hyperlink": ("internet link", "link"),
    "strong": ("fett", "stærk", "strong emphasis"),
    "emphasis": ("hervorhebung", "fremhæv"),
    "default paragraph font": ("absatz-standardschriftart", "standardskrifttype i afsnit"),
    "normal table": ("normale tabelle", "tabel - normal", "table normal"),
    "no list": ("keine liste", "ingen oversigt"),
}


def plain(name: str) -> str:
    """A style's name by which it is compared: Word's own one, in lower case."""
    said = " ".join(name.casefold().replace("_20_", " ").split())
    return _PLAIN.get(said, said)


def _by_name() -> dict[str, str]:
    found = {other: name for name, others in _SINGLE.items() for other in others}
    for name, others in _LEVELLED.items():
        found |= {f"{other} {level}": f"{name} {level}" for other in others for level in range(1, 10)}
        if name.startswith("list"):  # the first level of a list has no number
            found |= {f"{other} 1": name for other in (name, *others)} | dict.fromkeys(others, name)
    return found


_PLAIN = _by_name()
