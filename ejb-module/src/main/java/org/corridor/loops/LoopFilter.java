package org.corridor.loops;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.BadFilter;
import org.corridor.journal.Batch;

/** What loops can be searched by: one row per filter. */
public enum LoopFilter {
  /** The patient identifier, as {@code authority|number} or the number alone. */
  PATIENT("patient") {
    @Override
    Condition condition(String value) {
      int at = value.indexOf('|');
      return at < 0
          ? new Condition("l.patient_number = ?", List.of(Batch.cut(value)))
          : new Condition(
              "l.patient_number = ? AND l.patient_authority = ?",
              List.of(Batch.cut(value.substring(at + 1)), Batch.cut(value.substring(0, at))));
    }
  },
  /** The number of whoever asked, as {@code authority|number} or the number alone. */
  PLACER("placer") {
    @Override
    Condition condition(String value) {
      return numbered(LoopNumber.Role.PLACER, value);
    }
  },
  /** The number of whoever answers, as {@code authority|number} or the number alone. */
  FILLER("filler") {
    @Override
    Condition condition(String value) {
      return numbered(LoopNumber.Role.FILLER, value);
    }
  },
  /** A {@link LoopState}. */
  STATE("state") {
    @Override
    Condition condition(String value) {
      boolean known =
          Arrays.stream(LoopState.values()).anyMatch(state -> state.name().equals(value));
      if (!known) {
        throw new BadFilter(parameter(), "is not one of " + List.of(LoopState.values()));
      }
      return new Condition("l.state = ?", List.of(value));
    }
  },
  /** The interface through which it was asked for. */
  INTERFACE("interface") {
    @Override
    Condition condition(String value) {
      return new Condition("l.interface_name = ?", List.of(Batch.cut(value)));
    }
  };

  private final String parameter;

  LoopFilter(String parameter) {
    this.parameter = parameter;
  }

  /** A piece of SQL on {@code care_loop l} and the values of its marks. */
  record Condition(String sql, List<Object> values) {}

  abstract Condition condition(String value);

  private static Condition numbered(LoopNumber.Role role, String value) {
    int at = value.indexOf('|');
    String loops =
        "l.id IN (SELECT n.loop_id FROM care_loop_number n WHERE n.number = ? AND n.role = '"
            + role
            + "'";
    return at < 0
        ? new Condition(loops + ")", List.of(Batch.cut(value)))
        : new Condition(
            loops + " AND n.scope = ?)",
            List.of(Batch.cut(value.substring(at + 1)), "=" + Batch.cut(value.substring(0, at))));
  }

  /** Its name as a query parameter. */
  public String parameter() {
    return parameter;
  }

  /** The filter behind a query parameter. */
  public static Optional<LoopFilter> of(String parameter) {
    return Arrays.stream(values()).filter(f -> f.parameter.equals(parameter)).findFirst();
  }
}
