#!/usr/bin/env bash
# Measures this checkout: starts a PostgreSQL and a hub of its own, loads them, prints a table in
# Markdown. Needs a build (./mvnw -DskipTests package) and a machine that does nothing else.
#   benchmarks/run.sh [share of a full run, 1 unless given] [offset added to every port, 600 unless given]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
data=$(mktemp -d "$here/target/run-XXXXXX")

echo "Data, logs: $data" >&2

classes="$here/target/classes:$here/target/lib/*"
java -Xmx512m -cp "$classes" org.corridor.benchmarks.BrokerAlone "$data/broker"
rm -rf "$data/broker"
# The driver's second compiler would take a quarter of a processor from the hub.
exec java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classes" \
  org.corridor.benchmarks.Bench "$here/.." "$data" "${2:-600}" "${1:-1}"
