#!/usr/bin/env bash
# Measures how fast messages become FHIR, in Corridor and in a peer, and prints a table in Markdown.
# Needs a build (./mvnw -DskipTests package), the peer's libraries
# (./mvnw -f benchmarks/peer/pom.xml package) and a quiet machine.
#   benchmarks/translate.sh [seconds of an iteration, 2 unless given]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
seconds=${1:-2}
harness=$here/target/classes:$(echo "$here"/target/lib/jmh-core-*.jar):$(echo "$here"/target/lib/jopt-simple-*.jar):$(echo "$here"/target/lib/commons-math3-*.jar)
logs=$(mktemp -d "$here/target/translate-XXXXXX")

measure() { # label, converter, class path, messages...
  local label=$1 converter=$2 path=$3
  shift 3
  echo "$label: $logs/$label.log" >&2
  java -Xmx256m -cp "$harness:$path" org.corridor.benchmarks.translation.TranslationRun \
    "$label" "$converter" "$seconds" "$@" > "$logs/$label.log"
  grep '^| ' "$logs/$label.log"
}

echo '| Converter | Messages | Outcome | Messages per CPU-second | CPU ms | Wall ms | Garbage KB |'
echo '|---|---|---|---|---|---|---|'
measure Corridor org.corridor.benchmarks.translation.CorridorConverter \
  "$here/../ear/target/corridor/lib/*:$(echo "$here"/../ejb-module/target/corridor-ejb-*.jar)" \
  mix mix-without-siu adt-a01 oru-cbc oru-microbiology siu-s12 vxu-v04 oru-200 oru-5mb
measure LinuxForHealth org.corridor.benchmarks.translation.LinuxForHealthConverter \
  "$here/peer/target/lib/*" \
  mix-without-siu adt-a01 oru-cbc oru-microbiology vxu-v04 oru-200 oru-5mb
