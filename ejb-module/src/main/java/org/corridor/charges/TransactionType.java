package org.corridor.charges;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.shared.CsvFile;
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
    return CsvFile.beside(TransactionType.class, "transaction-types.csv").stream()
        .collect(Collectors.toMap(row -> row.getField("code"), TransactionType::of));
  }

  private static TransactionType of(NamedCsvRecord row) {
    return new TransactionType(
        Kind.valueOf(row.getField("kind")), ChargeItemStatus.fromCode(row.getField("status")));
  }
}
