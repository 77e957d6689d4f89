"""What independent validators say about finished files."""

import json
import subprocess
from pathlib import Path

import page as pdf_validator

from notation.word import ROOT

VALIDATOR = ROOT / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"


def sdk(data: bytes, folder: Path, name: str = "document.docx") -> list[str]:
    """What the Open XML SDK says against the file."""
    file = folder / name
    file.write_bytes(data)
    done = subprocess.run(["node", VALIDATOR, file], capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    said = json.loads(done.stdout)
    assert said["ok"] == (done.returncode == 0)
    return [error["description"] for error in said["errors"]]


def ua(file: Path) -> str:
    """What the PDF/UA-1 validator says; empty where it finds nothing."""
    result = pdf_validator.validate_pdf(str(file), profile="ua1")
    return "" if result.is_compliant else str(result)
