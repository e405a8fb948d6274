#!/bin/sh
# Trains many networks in one process, one in sixteen of which goes wrong, and tells what memory they take:
# soak.sh [TRAININGS]   The heap is touched beforehand, or its first use would count as growth.
set -eu
HERE=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
export ESPALIER_TEST_SOAK="${1:-200}" JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:-} -Xms512m -XX:+AlwaysPreTouch"
exec "$HERE/../../espalier" test -pl activities -am -Dtest=Soak -Dsurefire.failIfNoSpecifiedTests=false
