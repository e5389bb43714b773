package org.corridor.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as tests need them. */
final class Sample {

  static final String INQUIRY = "X12_270_Request_005010X279A1";
  static final String RESPONSE = "X12_271_Response_005010X279A1";
  static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  static final Optional<UserToken> USER = Optional.of(new UserToken("north", "s<e>cret&"));
  static final byte[] INTERCHANGE = "ISA*00*          ~IEA*1*000000001~\n".getBytes(UTF_8);

  private static final Pattern PAYLOAD = Pattern.compile("\"Payload\":\"([^\"]+)\"");

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

  /** The same entity with other text in it, or in the payload where that is in Base64. */
  static Entity changed(Entity entity, String from, String to) {
    String body = new String(entity.body(), ISO_8859_1);
    String other = body.contains(from) ? body.replace(from, to) : inPayload(body, from, to);
    return new Entity(entity.contentType(), other.getBytes(ISO_8859_1));
  }

  private static String inPayload(String body, String from, String to) {
    Matcher payload = PAYLOAD.matcher(body);
    if (payload.find()) {
      String text = new String(Base64.getDecoder().decode(payload.group(1)), ISO_8859_1);
      if (text.contains(from)) {
        byte[] other = text.replace(from, to).getBytes(ISO_8859_1);
        return body.replace(payload.group(1), Base64.getEncoder().encodeToString(other));
      }
    }
    throw new IllegalArgumentException("there is no " + from);
  }
}
