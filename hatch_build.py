"""Puts the words of each language into the wheel as gettext reads them: compiled, its catalogues as one."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is the builder's configuration
    """Compiles templates/locale/LANGUAGE/*.po, which the wheel leaves out."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into build/locale, and say where in the wheel the results belong."""
        if version == "editable":  # a checkout reads its catalogues where they lie
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from reportgen.words.catalogues import COMPILED, compile_into  # noqa: PLC0415 - found from here on only

        target = root / "build" / "locale"
        for file in compile_into(target, root / "templates" / "locale"):
            build_data["force_include"][str(file)] = f"reportgen/templates/locale/{file.stem}/{COMPILED}"
