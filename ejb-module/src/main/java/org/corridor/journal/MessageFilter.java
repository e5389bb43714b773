package org.corridor.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What messages can be searched by: one row per filter. */
public enum MessageFilter {
  /** MSH-10. */
  CONTROL_ID("controlId") {
    @Override
    Condition condition(String value) {
      return new Condition("m.control_id = ?", List.of(Batch.cut(value)));
    }
  },
  /** The patient identifier, as {@code authority|number} or the number alone. */
  PATIENT("patient") {
    @Override
    Condition condition(String value) {
      if (value.indexOf('|') < 0) {
        return new Condition("m.patient_number = ?", List.of(Batch.cut(value)));
      }
      String[] parts = Recording.parts(value, '|');
      return new Condition(
          "m.patient_number = ? AND m.patient_authority = ?",
          List.of(Batch.cut(parts[1]), Batch.cut(parts[0])));
    }
  },
  /** MSH-9, as {@code ADT^A01} or the message code alone. */
  TYPE("type") {
    @Override
    Condition condition(String value) {
      String[] parts = Recording.parts(value, '^');
      return parts[1].isEmpty()
          ? new Condition("m.message_code = ?", List.of(Batch.cut(parts[0])))
          : new Condition(
              "m.message_code = ? AND m.trigger_event = ?",
              List.of(Batch.cut(parts[0]), Batch.cut(parts[1])));
    }
  },
  /** A {@link MessageState}. */
  STATE("state") {
    @Override
    Condition condition(String value) {
      boolean known =
          Arrays.stream(MessageState.values()).anyMatch(state -> state.name().equals(value));
      if (!known) {
        throw new BadFilter(parameter(), "is not one of " + List.of(MessageState.values()));
      }
      return new Condition("m.state = ?", List.of(value));
    }
  },
  /** The configured connection it came through. */
  INTERFACE("interface") {
    @Override
    Condition condition(String value) {
      return new Condition("m.interface_name = ?", List.of(Batch.cut(value)));
    }
  },
  /** MSH-3 and MSH-4, as {@code application|facility} or the application alone. */
  SENDER("sender") {
    @Override
    Condition condition(String value) {
      String[] parts = Recording.parts(value, '|');
      return parts[1].isEmpty()
          ? new Condition("m.sending_application = ?", List.of(Batch.cut(parts[0])))
          : new Condition(
              "m.sending_application = ? AND m.sending_facility = ?",
              List.of(Batch.cut(parts[0]), Batch.cut(parts[1])));
    }
  },
  /** Received at this moment (ISO 8601 with offset) or later. */
  FROM("from") {
    @Override
    Condition condition(String value) {
      return new Condition("m.id >= ?", List.of(firstIdAt(moment(value))));
    }
  },
  /** Received before this moment (ISO 8601 with offset). */
  TO("to") {
    @Override
    Condition condition(String value) {
      return new Condition("m.id < ?", List.of(firstIdAt(moment(value))));
    }
  },
  /** A FHIR resource it wrote, as {@code Patient/…}, with or without {@code /_history/…}. */
  REFERENCE("reference") {
    @Override
    Condition condition(String value) {
      Reference wanted = Reference.of(value);
      String messages =
          "m.id IN (SELECT r.message_id FROM journal_reference r WHERE r.resource = ?";
      return wanted.version().isEmpty()
          ? new Condition(messages + ")", List.of(wanted.resource()))
          : new Condition(
              messages + " AND r.version = ?)", List.of(wanted.resource(), wanted.version()));
    }
  };

  private final String parameter;

  MessageFilter(String parameter) {
    this.parameter = parameter;
  }

  /** A piece of SQL on {@code journal_message m} and the values of its marks. */
  record Condition(String sql, List<Object> values) {}

  abstract Condition condition(String value);

  /** Its name as a query parameter. */
  public String parameter() {
    return parameter;
  }

  /** The filter behind a query parameter. */
  public static Optional<MessageFilter> of(String parameter) {
    return Arrays.stream(values()).filter(f -> f.parameter.equals(parameter)).findFirst();
  }

  /** The smallest id that a message received at {@code moment} can have. */
  public static UUID firstIdAt(Instant moment) {
    long millis = Math.max(0, moment.toEpochMilli());
    return new UUID((millis << 16) | 0x7000L, 0x8000_0000_0000_0000L);
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
