package org.corridor.routing;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.Places;
import org.corridor.hl7v2.V2Draft;
import org.corridor.shared.Finding;

/**
 * A change by a table.
 *
 * @param column where the other value stands
 * @param from the places of the values that are looked up
 * @param unknown what becomes of a value that the table does not have: {@link #KEEP}, {@link
 *     #FAIL}, or what is put in its place
 */
record Lookup(LookupTable table, String column, Places from, String unknown) {

  static final String KEEP = "keep";
  static final String FAIL = "fail";

  /**
   * Makes the change.
   *
   * @param to where the other value goes; empty: in the place of the one that is looked up
   */
  void apply(V2Draft draft, Optional<Places> to, List<Finding> findings) {
    if (to.isPresent()) {
      draft.derive(from, to.get(), value -> find(value, findings));
    } else {
      draft.replace(from, value -> find(value, findings).orElse(value));
    }
  }

  private Optional<String> find(String value, List<Finding> findings) {
    Optional<String> found = table.find(value, column);
    if (found.isPresent()) {
      return found;
    }
    Metrics.counter("corridor.lookups.failed", "table", table.name()).increment();
    // HL7 table 0357: 103 is a table value that was not found.
    String text = "the table " + table.name() + " does not have what stands here";
    if (unknown.equals(FAIL)) {
      throw new Unroutable(Finding.error(from.toString(), "103", text));
    }
    Finding finding = Finding.warning(from.toString(), "103", text);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
    return unknown.equals(KEEP) ? Optional.empty() : Optional.of(unknown);
  }
}
