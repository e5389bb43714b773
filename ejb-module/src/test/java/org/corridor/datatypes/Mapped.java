package org.corridor.datatypes;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/** Maps a value as if it stood in ZZZ-1 of a message of a sender in Chicago. */
final class Mapped {

  static final SenderProfile SENDER =
      new SenderProfile(
          ZoneId.of("America/Chicago"), StandardCharsets.UTF_8, "http://example.org/lab");

  private final MappingContext context;
  private final @Nullable Base base;

  private Mapped(TypeMap map, String value, String messageTime) {
    V2Message message =
        V2Message.parse("MSH|^~\\&|A|B|C|D|" + messageTime + "||ADT^A01|1|P|2.5\rZZZ|" + value);
    context = MappingContext.of(message, SENDER);
    context.at("ZZZ-1");
    base = map.map(message.segments().get(1).field(1).first(), context);
  }

  static Mapped value(String map, String value) {
    return new Mapped(TypeMaps.named(map), value, "20250611080000");
  }

  static Mapped value(String map, String value, String messageTime) {
    return new Mapped(TypeMaps.named(map), value, messageTime);
  }

  static Mapped coded(String map, String table, String value) {
    return new Mapped(TypeMaps.named(map, table), value, "20250611080000");
  }

  boolean isNothing() {
    return base == null;
  }

  <T extends Base> T as(Class<T> type) {
    return type.cast(Objects.requireNonNull(base, "nothing was mapped"));
  }

  /** The primitive's text. */
  String text() {
    return Objects.requireNonNull(Objects.requireNonNull(base).primitiveValue());
  }

  List<Finding> findings() {
    return context.findings();
  }
}
