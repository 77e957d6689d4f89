"""What all commands share: options, exit codes, and faults told as one sentence."""

import sys
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, ParamSpec

import click

from reportgen.model.finding import Severity
from reportgen.programme import ProgrammeError, RequestError

if TYPE_CHECKING:
    from reportgen.assessment import Assessment

DONE, FAULTS, USAGE, INCOMPLETE, DEFECT, STOPPED = 0, 1, 2, 3, 70, 130
P = ParamSpec("P")

project = click.option(
    "-C",
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The programme folder (default: here).",
    metavar="DIR",
)
quiet = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what goes wrong.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Print more: every finding in full, every file.")
departments = click.option(
    "-d",
    "--department",
    "department",
    multiple=True,
    metavar="DEPT",
    callback=lambda _context, _option, codes: tuple(dict.fromkeys(code.strip().upper() for code in codes)),
    help="Only this department, by its code; may be repeated.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")


def explained(command: Callable[P, None]) -> Callable[P, None]:
    """Turn faults of usage and environment into one sentence and the contracted exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (KeyboardInterrupt, click.Abort):
            end(STOPPED, "stopped. No file is half done; what was there before stays.")
        except Exception as error:  # noqa: BLE001 - a defect of ours must not look like exit code 1, done with findings
            code = _code_of(error)
            if code == DEFECT:
                traceback.print_exc()
                end(DEFECT, "this is a defect of reportgen itself, not of your files. Please report the lines above.")
            end(code, str(error))

    return run


def _code_of(error: Exception) -> int:
    """The exit code of what a command could not do; only here are the rooms asked that say so."""
    from reportgen.compose.brand import BrandError  # noqa: PLC0415 - a command that goes well does not need them
    from reportgen.deliver.outputs import OutputsError  # noqa: PLC0415
    from reportgen.read.scenarios import ScenarioError  # noqa: PLC0415

    match error:
        case ProgrammeError() | RequestError() | ScenarioError():
            return USAGE
        case BrandError() | OutputsError():
            return INCOMPLETE
        case _:
            return DEFECT


def exit_code(found: "Assessment", *, strict: bool) -> int:
    """How a command ends that did what it was asked: also by what it found; `strict` counts warnings too."""
    return FAULTS if found.count(Severity.ERROR) or (strict and found.count(Severity.WARNING)) else DONE


def say(text: str) -> None:
    """One sentence to the person, beside what the command prints."""
    click.echo(f"reportgen: {text}", err=True)


def end(code: int, text: str) -> NoReturn:
    """End the command with an exit code and one sentence that says why."""
    say(text)
    sys.exit(code)
