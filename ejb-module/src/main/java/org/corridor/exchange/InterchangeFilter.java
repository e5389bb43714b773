package org.corridor.exchange;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.corridor.journal.BadFilter;
import org.corridor.journal.Batch;

/** What interchanges can be searched by: one row per filter. */
public enum InterchangeFilter {
  /** {@code in} or {@code out}. */
  DIRECTION("direction") {
    @Override
    Condition condition(String value) {
      String direction = value.toUpperCase(Locale.ROOT);
      if (!direction.equals("IN") && !direction.equals("OUT")) {
        throw new BadFilter(parameter(), "is not one of in, out");
      }
      return new Condition("i.direction = ?", direction);
    }
  },
  /** Its id. */
  PARTNER("partner") {
    @Override
    Condition condition(String value) {
      return new Condition("i.partner = ?", Batch.cut(value));
    }
  },
  /** An {@link InterchangeState}. */
  STATE("state") {
    @Override
    Condition condition(String value) {
      InterchangeState state =
          InterchangeState.of(value)
              .orElseThrow(
                  () ->
                      new BadFilter(
                          parameter(), "is not one of " + List.of(InterchangeState.values())));
      return new Condition("i.state = ?", state.name());
    }
  },
  /** ISA13. */
  CONTROL("control") {
    @Override
    Condition condition(String value) {
      return new Condition("i.control = ?", Batch.cut(value));
    }
  },
  /** GS06 of one of its groups. */
  GROUP("group") {
    @Override
    Condition condition(String value) {
      return new Condition(
          "i.id IN (SELECT interchange_id FROM interchange_group WHERE control = ?)",
          Batch.cut(value));
    }
  },
  /** BHT03 of one of its sets, or TRN02 of an 835. */
  REFERENCE("reference") {
    @Override
    Condition condition(String value) {
      return new Condition(
          "i.id IN (SELECT interchange_id FROM interchange_set WHERE reference = ?)",
          Batch.cut(value));
    }
  },
  /** The kind of one of its sets. */
  KIND("kind") {
    @Override
    Condition condition(String value) {
      return new Condition(
          "i.id IN (SELECT interchange_id FROM interchange_set WHERE kind = ?)", Batch.cut(value));
    }
  },
  /** The state of one of its sets. */
  SET_STATE("set-state") {
    @Override
    Condition condition(String value) {
      String name = value.toUpperCase(Locale.ROOT);
      if (Arrays.stream(SetState.values()).noneMatch(one -> one.name().equals(name))) {
        throw new BadFilter(parameter(), "is not one of " + List.of(SetState.values()));
      }
      return new Condition(
          "i.id IN (SELECT interchange_id FROM interchange_set WHERE state = ?)", name);
    }
  },
  /** Came or was made then or later. */
  FROM("from") {
    @Override
    Condition condition(String value) {
      return new Condition("i.at >= ?", time(value));
    }
  },
  /** Came or was made before then. */
  TO("to") {
    @Override
    Condition condition(String value) {
      return new Condition("i.at < ?", time(value));
    }
  };

  private final String parameter;

  InterchangeFilter(String parameter) {
    this.parameter = parameter;
  }

  /** A piece of SQL on an interchange {@code i} and the value of its mark. */
  record Condition(String sql, Object value) {}

  abstract Condition condition(String value);

  OffsetDateTime time(String value) {
    try {
      return OffsetDateTime.parse(value);
    } catch (DateTimeException e) {
      throw new BadFilter(parameter, "is not a time such as 2026-11-21T08:00:00Z");
    }
  }

  /** Its name as a query parameter. */
  public String parameter() {
    return parameter;
  }

  /** The filter behind a query parameter. */
  public static Optional<InterchangeFilter> of(String parameter) {
    return Arrays.stream(values()).filter(f -> f.parameter.equals(parameter)).findFirst();
  }
}
