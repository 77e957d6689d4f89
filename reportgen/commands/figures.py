"""The commands that look into the figures: what they would be otherwise, and where they come from."""

from pathlib import Path

import click

from reportgen.options import INCOMPLETE, end, explained, project, quiet, verbose
from reportgen.programme import open_programme


@click.command(
    name="what-if",
    epilog="""\b
Examples:  reportgen what-if options.toml
           reportgen what-if options.toml --json > options.json""",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@project
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, and nothing else.")
@quiet
@explained
def what_if(file: Path, project: Path, *, as_json: bool, quiet: bool) -> None:
    """Compare the plan as it is with some changes to it, side by side: what each buys, what waiting costs.

    The file names the changes: people added, work shifted, dropped or delayed, budgets raised.
    """
    from reportgen.console import terminal
    from reportgen.deliver.listing import scenarios_json
    from reportgen.pipeline import what_if as compared
    from reportgen.terminal import print_options, progress

    console = terminal()
    with progress(console, quiet=quiet or as_json) as reported:
        found = compared(open_programme(project), file, reported)
    if found is None:
        end(INCOMPLETE, "nothing can be compared, for want of exactly one programme workbook.")
    plan, scenarios = found
    if as_json:
        click.echo(scenarios_json(scenarios).encode(), nl=False)
    elif not quiet:
        print_options(console, plan, scenarios)


@click.command(
    epilog="""\b
Examples:  reportgen trace FIN.I1
           reportgen trace A4
           reportgen trace IT:Architect
           reportgen trace programme --json"""
)
@click.argument("code", metavar="CODE")
@project
@click.option("--json", "as_json", is_flag=True, help="Print it all as JSON, and nothing else.")
@quiet
@verbose
@explained
def trace(code: str, project: Path, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Show a record, each figure computed from it and how, and the cells behind.

    CODE is that of any record, a role, or "programme" for what is computed over all.
    """
    from reportgen.assessment import Progress, assess
    from reportgen.console import terminal
    from reportgen.trace import trace as traced
    from reportgen.trace.printed import print_trace, trace_json
    from reportgen.words.catalogue import Words

    found = assess(open_programme(project), Progress())
    if found.plan is None or found.facts is None:
        end(INCOMPLETE, "nothing can be traced, for want of exactly one programme workbook.")
    tree, words = traced(found.plan, found.facts, found.findings, code), Words(found.plan.language)
    if as_json:
        click.echo(trace_json(tree, words).encode(), nl=False)
    elif not quiet:
        print_trace(terminal(), tree, words, project, verbose=verbose)
