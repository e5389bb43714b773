package org.corridor.journal;

import java.util.UUID;
import java.util.stream.Stream;
import org.corridor.shared.UnmappedCode;

/**
 * What a sender leaves over again and again: a place that nothing reads, or a code that no table
 * lists.
 *
 * @param location the place, whichever of several segments or repetitions it is in
 * @param table the code table; empty for a place that nothing reads
 */
record LeftoverKey(
    String interfaceName,
    String sendingApplication,
    String sendingFacility,
    String location,
    String table,
    String code,
    String system) {

  private static final int LONGEST = 40;

  /** What a message leaves over, each once. */
  static Stream<LeftoverKey> of(Entry entry) {
    Arrival arrival = entry.arrival();
    Stream<UnmappedCode> places =
        entry.leftovers().residue().stream().map(place -> new UnmappedCode(place, "", "", ""));
    return Stream.concat(places, entry.leftovers().unmappedCodes().stream())
        .map(one -> of(arrival, one))
        .distinct();
  }

  private static LeftoverKey of(Arrival arrival, UnmappedCode what) {
    boolean place = what.table().isEmpty();
    return new LeftoverKey(
        Batch.cut(arrival.interfaceName(), 100),
        Batch.cut(arrival.sendingApplication()),
        Batch.cut(arrival.sendingFacility()),
        Batch.cut(place ? what.location() : what.field(), LONGEST),
        Batch.cut(what.table()),
        place ? "" : Batch.cut(what.code(), LONGEST),
        Batch.cut(what.system()));
  }

  UUID id() {
    return Hash.of(
        interfaceName, sendingApplication, sendingFacility, location, table, code, system);
  }
}
