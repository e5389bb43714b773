package org.corridor.edits;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.corridor.edits.PayerRule.Check;
import org.corridor.guides.Guide;
import org.corridor.shared.CsvFile;

/** What payers ask of claims beyond the guides (SNIP 7). */
public final class PayerRules {
  private final List<PayerRule> rules = new ArrayList<>();

  private PayerRules() {
    CsvFile.beside(PayerRules.class, "payers.csv").stream().map(PayerRule::of).forEach(rules::add);
  }

  /** What this release asks for every payer. */
  public static PayerRules standard() {
    return new PayerRules();
  }

  /**
   * That, and after it the rows of a table with the same columns, which count before it.
   *
   * @throws UncheckedIOException if the table cannot be read
   */
  public static PayerRules with(Path table) {
    PayerRules all = new PayerRules();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(Files.readString(table))) {
      csv.forEach(row -> all.rules.add(PayerRule.of(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(table.toString(), e);
    }
    return all;
  }

  /** The rules of a guide. */
  List<PayerRule> of(Guide guide) {
    return rules.stream()
        .filter(r -> r.guides().isEmpty() || r.guides().contains(guide.kind()))
        .toList();
  }

  /** Which rules count for a payer on a day. */
  static Map<Check, PayerRule> counting(
      List<PayerRule> rules, String payer, String filing, int day) {
    Map<Check, PayerRule> counting = new EnumMap<>(Check.class);
    for (PayerRule rule : rules) {
      if (rule.is(payer, filing, day)) {
        counting.put(rule.check(), rule);
      }
    }
    counting.values().removeIf(rule -> rule.number() == 0);
    return counting;
  }
}
