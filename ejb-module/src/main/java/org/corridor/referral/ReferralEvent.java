package org.corridor.referral;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.shared.CsvFile;

/**
 * One row of {@code events.csv}: what an event means for a referral.
 *
 * @param trigger MSH-9.2
 * @param cancels whether nobody is to act on it any more
 */
record ReferralEvent(String trigger, boolean cancels) {

  static Map<String, ReferralEvent> all() {
    return CsvFile.beside(ReferralEvent.class, "events.csv").stream()
        .map(ReferralEvent::of)
        .collect(Collectors.toMap(ReferralEvent::trigger, event -> event));
  }

  private static ReferralEvent of(NamedCsvRecord row) {
    return new ReferralEvent(row.getField("trigger"), row.getField("cancels").equals("yes"));
  }
}
