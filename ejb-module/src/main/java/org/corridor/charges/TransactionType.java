package org.corridor.charges;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;

/**
 * What a code of FT1-6 means: {@code transaction-types.csv}.
 *
 * @param kind what the transaction does
 * @param status what it makes of the charge item
 */
record TransactionType(Kind kind, ChargeItemStatus status) {

  /** What a transaction does to an account. */
  enum Kind {
    /** Adds something to pay for. */
    CHARGE,
    /** Takes back a charge, which stays on record. */
    CREDIT,
    /** Says that the charge with this number never was. */
    VOID,
    /** Moves money: a payment, an adjustment. */
    OTHER
  }

  static Map<String, TransactionType> all() {
    var in =
        Objects.requireNonNull(TransactionType.class.getResourceAsStream("transaction-types.csv"));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, TransactionType> types = new HashMap<>();
      for (NamedCsvRecord row : rows) {
        types.put(
            row.getField("code"),
            new TransactionType(
                Kind.valueOf(row.getField("kind")),
                ChargeItemStatus.fromCode(row.getField("status"))));
      }
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException("transaction-types.csv", e);
    }
  }
}
