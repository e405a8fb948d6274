#!/usr/bin/env bash
# Ends what up.sh started, in the order that loses nothing. The data stay.
set -euo pipefail
here=$(dirname "$0")
bash "$here/temporal.sh" stop
bash "$here/postgres.sh" stop
