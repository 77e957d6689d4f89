"""The theme: the brand's colours and faces as Word's own menus offer them, and as charts pasted in take them on."""

from reportgen.compose.brand import Brand
from reportgen.render.word.xml import Element, element, root, serialise

# Colour of the brand → its name in styles; the rest of the brand means something, and no theme may change it.
THEME_COLOURS = {"ink": "text1", "white": "background1", "accent": "accent1", "second_accent": "accent2"}
_SLOTS = (
    *(("dk1", "ink"), ("lt1", "white"), ("dk2", "grey"), ("lt2", "pale"), ("accent1", "accent")),
    *(("accent2", "second_accent"), ("accent3", "red"), ("accent4", "amber"), ("accent5", "green")),
    *(("accent6", "grey"), ("hlink", "accent"), ("folHlink", "grey")),
)
_WIDTHS = (6350, 12700, 19050)


def theme_part(brand: Brand) -> bytes:
    """The part `theme1.xml`."""
    colours = [element(f"a:{slot}", None, _colour(brand, name)) for slot, name in _SLOTS]
    parts = (
        element("a:clrScheme", {"name": "Brand"}, *colours),
        element(
            "a:fontScheme",
            {"name": "Brand"},
            _face("a:majorFont", brand.display_face),
            _face("a:minorFont", brand.text_face),
        ),
        _formats(),
    )
    made = root("a:theme", ("a",), element("a:themeElements", None, *parts))
    made.set("name", "Brand")
    return serialise(made)


def _colour(brand: Brand, name: str) -> Element:
    value = "FFFFFF" if name == "white" else str(getattr(brand, name)).removeprefix("#").upper()
    return element("a:srgbClr", {"val": value})


def _face(tag: str, family: str) -> Element:
    others = (element(f"a:{script}", {"typeface": ""}) for script in ("ea", "cs"))
    return element(tag, None, element("a:latin", {"typeface": family}), *others)


def _formats() -> Element:
    """Plain fills and lines: nothing in our documents glows or casts a shadow."""

    def fill() -> Element:
        return element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))

    lines = (element("a:ln", {"w": width}, fill(), element("a:prstDash", {"val": "solid"})) for width in _WIDTHS)
    effects = (element("a:effectStyle", None, element("a:effectLst")) for _ in range(3))
    return element(
        "a:fmtScheme",
        {"name": "Brand"},
        element("a:fillStyleLst", None, fill(), fill(), fill()),
        element("a:lnStyleLst", None, *lines),
        element("a:effectStyleLst", None, *effects),
        element("a:bgFillStyleLst", None, fill(), fill(), fill()),
    )
