package org.corridor.conformance;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.corridor.conformance.Verdict.State;

/** What we do otherwise than the guide, and why: {@code deviations.csv}. */
final class Deviations {

  private final List<NamedCsvRecord> rows = Lists.named("deviations.csv");
  private final Set<NamedCsvRecord> used = new HashSet<>();

  /**
   * The verdict on a row that is not implemented: a deviation with its reason, or still missing.
   */
  Verdict judge(Verdict missing) {
    GuideRow row = missing.row();
    for (NamedCsvRecord deviation : rows) {
      if (Glob.matches(deviation.getField("map"), row.map())
          && Glob.matches(deviation.getField("v2"), row.v2())
          && Glob.matches(deviation.getField("fhir"), row.fhir())
          && row.condition().contains(deviation.getField("condition"))) {
        used.add(deviation);
        return new Verdict(
            row, State.titled(deviation.getField("state")), deviation.getField("reason"));
      }
    }
    return missing;
  }

  /** Deviations that are none any more. */
  List<String> unused() {
    return rows.stream().filter(row -> !used.contains(row)).map(String::valueOf).toList();
  }
}
