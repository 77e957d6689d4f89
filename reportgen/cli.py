"""The command line: all commands under one name, and what is said of them together."""

import click

from reportgen import __version__
from reportgen.commands import answers, corporate, documents, figures, findings, templates, workbooks


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="""\b
Start a programme:   reportgen init my-programme
Ask the departments: reportgen forms -C my-programme
See what is wrong:   reportgen check -C my-programme
Make the documents:  reportgen build -C my-programme

\b
Exit codes:  0  done
             1  done, with errors among the findings (with --strict: or warnings)
             2  wrong usage, or no programme folder
             3  a document could not be made; the others are there""",
)
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """From the managers' workbooks to gap reports and one coherent implementation plan."""


for command in (
    workbooks.init,
    workbooks.forms,
    findings.check,
    documents.build,
    answers.collect,
    figures.what_if,
    figures.trace,
    templates.templates,
    corporate.check_template,
):
    main.add_command(command)
