#!/bin/sh
# Trains many networks in one process, one in sixteen of which goes wrong, and tells what memory they take:
# soak.sh [TRAININGS]   The heap is touched beforehand, or its first use would count as growth.
set -eu
HERE=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
ROOT=$(CDPATH='' cd -- "$HERE/../.." && pwd -P)
REPORT=$ROOT/activities/target/surefire-reports/TEST-dev.espalier.evaluate.train.Soak.xml
export ESPALIER_TEST_SOAK="${1:-200}" JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:-} -Xms512m -XX:+AlwaysPreTouch"
rm -f "$REPORT"
code=0
"$ROOT/espalier" test -pl activities -am -Dtest=Soak -Dsurefire.failIfNoSpecifiedTests=false || code=$?
[ ! -f "$REPORT" ] || sed -n 's/^.*CDATA\[ */   /; /^ *[0-9]* trainings,/p; /^failed: /p' "$REPORT"
exit "$code"
