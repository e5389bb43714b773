package org.corridor.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.BadFilter;
import org.corridor.journal.MessageFilter;

/** What deliveries can be searched by: one row per filter. */
public enum DeliveryFilter {
  /** Where it goes. */
  DESTINATION("destination") {
    @Override
    Condition condition(String value) {
      return new Condition("d.destination = ?", List.of(value));
    }
  },
  /** One or several of {@link DeliveryState}, separated by commas. */
  STATE("state") {
    @Override
    Condition condition(String value) {
      List<String> states = states(value).stream().map(DeliveryState::name).toList();
      String marks = String.join(", ", Collections.nCopies(states.size(), "?"));
      return new Condition("d.state IN (" + marks + ")", List.copyOf(states));
    }
  },
  /** The interface that its message came through. */
  INTERFACE("interface") {
    @Override
    Condition condition(String value) {
      return new Condition("d.interface_name = ?", List.of(value));
    }
  },
  /** The route that sends it. */
  ROUTE("route") {
    @Override
    Condition condition(String value) {
      return new Condition("d.route = ?", List.of(value));
    }
  },
  /** The id of its message. */
  MESSAGE("message") {
    @Override
    Condition condition(String value) {
      UUID id = uuid(value);
      long head = id.getMostSignificantBits();
      return new Condition(
          "d.id >= ? AND d.id <= ? AND d.message_id = ?",
          List.of(new UUID(head, 0), new UUID(head, -1), id));
    }

    private UUID uuid(String value) {
      try {
        return UUID.fromString(value);
      } catch (IllegalArgumentException e) {
        throw new BadFilter(parameter(), "is not the id of a message");
      }
    }
  },
  /** Its message was received at this moment (ISO 8601 with offset) or later. */
  FROM("from") {
    @Override
    Condition condition(String value) {
      return new Condition("d.id >= ?", List.of(MessageFilter.firstIdAt(moment(value))));
    }
  },
  /** Its message was received before this moment (ISO 8601 with offset). */
  TO("to") {
    @Override
    Condition condition(String value) {
      return new Condition("d.id < ?", List.of(MessageFilter.firstIdAt(moment(value))));
    }
  };

  private final String parameter;

  DeliveryFilter(String parameter) {
    this.parameter = parameter;
  }

  /** A piece of SQL on an open or settled delivery {@code d} and the values of its marks. */
  record Condition(String sql, List<Object> values) {}

  abstract Condition condition(String value);

  /** Its name as a query parameter. */
  public String parameter() {
    return parameter;
  }

  /** The filter behind a query parameter. */
  public static Optional<DeliveryFilter> of(String parameter) {
    return Arrays.stream(values()).filter(f -> f.parameter.equals(parameter)).findFirst();
  }

  static List<DeliveryState> states(String value) {
    try {
      return Arrays.stream(value.split(",", -1)).map(DeliveryState::valueOf).distinct().toList();
    } catch (IllegalArgumentException e) {
      throw new BadFilter(STATE.parameter, "is not one of " + List.of(DeliveryState.values()));
    }
  }

  Instant moment(String value) {
    try {
      Instant moment = OffsetDateTime.parse(value).toInstant();
      if (moment.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
        throw new BadFilter(parameter, "is too far in the future");
      }
      return moment;
    } catch (DateTimeParseException e) {
      throw new BadFilter(parameter, "is not a date and time with an offset (ISO 8601)");
    }
  }
}
