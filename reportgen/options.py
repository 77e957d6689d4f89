"""What all commands share: options, exit codes, and faults told as one sentence."""

import sys
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec

import click

from reportgen.programme import ProgrammeError

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
        from reportgen.compose.brand import BrandError  # noqa: PLC0415 - so that --help answers at once
        from reportgen.deliver.outputs import OutputsError  # noqa: PLC0415
        from reportgen.pipeline import RequestError  # noqa: PLC0415
        from reportgen.read.scenarios import ScenarioError  # noqa: PLC0415

        try:
            command(*args, **kwargs)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (KeyboardInterrupt, click.Abort):
            end(STOPPED, "stopped. No file is half done; what was there before stays.")
        except (ProgrammeError, RequestError, ScenarioError) as error:
            end(USAGE, str(error))
        except (BrandError, OutputsError) as error:
            end(INCOMPLETE, str(error))
        except Exception:  # noqa: BLE001 - a defect of ours must not look like exit code 1, done with findings
            traceback.print_exc()
            end(DEFECT, "this is a defect of reportgen itself, not of your files. Please report the lines above.")

    return run


def say(text: str) -> None:
    """One sentence to the person, beside what the command prints."""
    click.echo(f"reportgen: {text}", err=True)


def end(code: int, text: str) -> NoReturn:
    """End the command with an exit code and one sentence that says why."""
    say(text)
    sys.exit(code)
