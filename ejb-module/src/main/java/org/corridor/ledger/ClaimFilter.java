package org.corridor.ledger;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.journal.BadFilter;
import org.corridor.journal.Batch;

/** What claims can be searched by: one row per filter. */
public enum ClaimFilter {
  /** CLM01. */
  NUMBER("number", "c.number = ?"),
  /** The payer's number of the claim: 1K, CLP07. */
  PAYER_NUMBER("payerNumber", "c.payer_number = ?"),
  /** The payer's id. */
  PAYER("payer", "c.payer = ?"),
  /** A {@link ClaimState} as text. */
  STATE("state", "c.state = ?") {
    @Override
    Object value(String text) {
      return ClaimState.of(text)
          .orElseThrow(
              () ->
                  new BadFilter(
                      parameter(),
                      "is not one of "
                          + Arrays.stream(ClaimState.values())
                              .map(ClaimState::text)
                              .collect(Collectors.joining(", "))))
          .name();
    }
  },
  /** Served on this day or later. */
  FROM("from", "c.served_to >= ?") {
    @Override
    Object value(String text) {
      return day(text);
    }
  },
  /** Served before this day. */
  TO("to", "c.served_from < ?") {
    @Override
    Object value(String text) {
      return day(text);
    }
  },
  /** {@code true}: something is left for the payer to pay; {@code false}: nothing is. */
  OPEN("open", "(c.counted AND c.open_insurance <> 0) = ?") {
    @Override
    Object value(String text) {
      if (!List.of("true", "false").contains(text)) {
        throw new BadFilter(parameter(), "is neither true nor false");
      }
      return Boolean.valueOf(text);
    }
  };

  private final String parameter;
  private final String sql;

  ClaimFilter(String parameter, String sql) {
    this.parameter = parameter;
    this.sql = sql;
  }

  /** Its name as a query parameter. */
  public String parameter() {
    return parameter;
  }

  /** A condition on {@code claim c} with one mark. */
  String sql() {
    return sql;
  }

  /** What the mark is filled with. */
  Object value(String text) {
    return Batch.cut(text);
  }

  Object day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadFilter(parameter, "is not a day such as 2026-06-30");
    }
  }

  /** The filter behind a query parameter. */
  public static Optional<ClaimFilter> of(String parameter) {
    return Arrays.stream(values()).filter(f -> f.parameter.equals(parameter)).findFirst();
  }
}
