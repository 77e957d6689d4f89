"""The names of cells."""

Place = tuple[int, int]
"""Row and column, from 1."""


def letters(column: int) -> str:
    """The name of a column: 1 is `A`, 28 is `AB`."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def address(place: Place) -> str:
    """The name of a cell, such as `C7`."""
    return f"{letters(place[1])}{place[0]}"


def position(name: str) -> Place:
    """Row and column of `C7`, also of `$C$7`."""
    plain = name.replace("$", "")
    head = plain.rstrip("0123456789")
    column = 0
    for letter in head.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(plain[len(head) :]), column
