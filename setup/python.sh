#!/bin/sh
# Usage: setup/python.sh
# Makes .venv with exactly the versions in requirements.lock, and this checkout in it. PYTHON names another interpreter.
set -eu
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

if ! command -v "$python" >/dev/null 2>&1; then
    say "There is no $python here. Install Python 3.11 or newer (Debian, Ubuntu: apt-get install python3 python3-venv), or name yours: make setup PYTHON=/path/to/python3"
    exit 1
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "$python is Python $version, and reportgen needs 3.11 or newer. Install one, or name yours: make setup PYTHON=python3.12"
    exit 1
fi
PYTHON=$python setup/system.sh venv

# An environment that cannot run (its Python is gone), or of another Python than asked for, is made anew.
if [ "$(.venv/bin/python -c 'import pip, sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" != "$version" ]; then
    "$python" -m venv --clear .venv
fi
say "Installing the Python packages of requirements.lock in .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
.venv/bin/python -m pip check --disable-pip-version-check >&2
