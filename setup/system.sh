#!/bin/sh
# Usage: setup/system.sh venv|libraries|tools
# Looks for what pip cannot install: the part of Python that makes environments, which Debian keeps apart; the libraries
# that set the pages; the tools that the tests look at them with.
# Installs what is missing with apt where this user may; elsewhere says, for each platform, what to install.
# shellcheck disable=SC2317  # the functions are called by the name that the argument gives
set -eu

say() { printf '%s\n' "$*" >&2; }

have_venv() {
    "$PYTHON" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# The names that WeasyPrint itself looks for; without harfbuzz-subset it would write other bytes, and slower.
have_libraries() {
    .venv/bin/python -c '
import sys, warnings
warnings.simplefilter("ignore")
from weasyprint.text import ffi
sys.exit(ffi.harfbuzz_subset is None)' >/dev/null 2>&1
}

have_tools() {
    for tool in pdftotext qpdf node npm soffice; do
        command -v "$tool" >/dev/null 2>&1 || return 1
    done
}

apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then
        root=
    elif sudo -n true 2>/dev/null; then
        root=sudo
    else
        return 1
    fi
    install="$root env DEBIAN_FRONTEND=noninteractive apt-get -q install --yes --no-install-recommends"
    say "Installing with apt: $*"
    # A fresh machine has no package lists yet, and old lists name files that are gone: then, and only then, renew them.
    $install "$@" </dev/null >/dev/null 2>&1 || { $root apt-get -q update </dev/null && $install "$@" </dev/null; } >&2
}

venv_elsewhere() {
    say "$PYTHON cannot make environments (it lacks ensurepip). On Debian and Ubuntu: sudo apt-get install $*"
    say "Elsewhere, install Python from python.org or with your package manager, and run make again."
}

libraries_elsewhere() {
    say "The libraries that set the PDF pages (Pango, HarfBuzz with its subset library) are missing. Install them and run make again:"
    say "  Debian, Ubuntu: sudo apt-get install $*"
    say "  Fedora:         sudo dnf install pango harfbuzz"
    say "  macOS:          brew install pango harfbuzz (and, for a Python that is not Homebrew's, export DYLD_FALLBACK_LIBRARY_PATH=\$(brew --prefix)/lib)"
    say "  Windows:        in MSYS2, pacman -S mingw-w64-ucrt-x86_64-pango; or use Debian in WSL"
}

tools_elsewhere() {
    say "The tools that the tests look at documents with (pdftotext, qpdf, node 18 or newer, npm, LibreOffice) are missing. Install them and run make again:"
    say "  Debian, Ubuntu: sudo apt-get install $*"
    say "  Fedora:         sudo dnf install poppler-utils qpdf nodejs npm libreoffice-calc"
    say "  macOS:          brew install poppler qpdf node and --cask libreoffice (and put its soffice on the PATH)"
    say "  Windows:        winget install OpenJS.NodeJS.LTS QPDF.QPDF oschwartz10612.Poppler TheDocumentFoundation.LibreOffice; or use Debian in WSL"
}

case ${1:-} in
    venv)
        PYTHON=${PYTHON:-python3}
        packages=$("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        ;;
    libraries) packages='libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0' ;;
    tools)
        packages=
        command -v pdftotext >/dev/null 2>&1 || packages="$packages poppler-utils"
        command -v qpdf >/dev/null 2>&1 || packages="$packages qpdf"
        command -v node >/dev/null 2>&1 || packages="$packages nodejs"
        command -v npm >/dev/null 2>&1 || packages="$packages npm"
        command -v soffice >/dev/null 2>&1 || packages="$packages libreoffice-calc-nogui"
        ;;
    *)
        say "Usage: setup/system.sh venv|libraries|tools"
        exit 2
        ;;
esac

"have_$1" && exit 0
# shellcheck disable=SC2086  # the package names are words of one list
apt_install $packages && "have_$1" && exit 0
# shellcheck disable=SC2086  # likewise
"$1_elsewhere" $packages
exit 1
