package org.corridor.referral;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One row of {@code events.csv}: what an event means for a referral.
 *
 * @param trigger MSH-9.2
 * @param cancels whether nobody is to act on it any more
 */
record ReferralEvent(String trigger, boolean cancels) {

  static Map<String, ReferralEvent> all() {
    InputStream in = Objects.requireNonNull(ReferralEvent.class.getResourceAsStream("events.csv"));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, ReferralEvent> all = new LinkedHashMap<>();
      for (NamedCsvRecord row : rows) {
        String trigger = row.getField("trigger");
        all.put(trigger, new ReferralEvent(trigger, row.getField("cancels").equals("yes")));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("events.csv", e);
    }
  }
}
