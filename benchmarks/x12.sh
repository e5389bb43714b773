#!/usr/bin/env bash
# Measures how fast X12 is read, checked, written and acknowledged in a heap of 64 MB, StAEDI beside
# it, and prints a table in Markdown. Needs a build (./mvnw -DskipTests package) and a quiet machine.
#   benchmarks/x12.sh [claims, 150000 unless given] [rounds, 3 unless given]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec java -Xmx64m -XX:+UseSerialGC -cp "$here/target/classes:$here/target/lib/*:$(echo "$here"/../ejb-module/target/corridor-ejb-*.jar):$here/../ear/target/corridor/lib/*" \
  org.corridor.benchmarks.x12.X12Speed "${1:-150000}" "${2:-3}"
