package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Messages as tests need them. */
final class Sample {

  static final String INQUIRY = "X12_270_Request_005010X279A1";
  static final String RESPONSE = "X12_271_Response_005010X279A1";
  static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  static final Optional<UserToken> USER = Optional.of(new UserToken("north", "s<e>cret&"));
  static final byte[] INTERCHANGE = "ISA*00*          ~IEA*1*000000001~\n".getBytes(UTF_8);

  private Sample() {}

  static CoreMessage realTime(byte[] payload) {
    return CoreMessage.request(INQUIRY, ProcessingMode.REAL_TIME, "NORTH", "PAYER", payload, NOON);
  }

  static CoreMessage batch(byte[] payload) {
    return CoreMessage.request(INQUIRY, ProcessingMode.BATCH, "NORTH", "PAYER", payload, NOON);
  }

  static Entity written(EnvelopeStandard standard, CoreMessage message) {
    return standard.write(Operation.of(message), Direction.REQUEST, message, USER);
  }

  /** The same entity with other text in it. */
  static Entity changed(Entity entity, String from, String to) {
    String body = new String(entity.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
    if (!body.contains(from)) {
      throw new IllegalArgumentException("there is no " + from);
    }
    return new Entity(
        entity.contentType(),
        body.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
