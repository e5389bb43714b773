package org.corridor.proposals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.corridor.journal.Arrival;
import org.corridor.reconciliation.Withheld;
import org.corridor.shared.Digest;
import org.corridor.translation.FhirJson;

/**
 * One proposal of one message.
 *
 * @param fingerprint the same for the same proposal of the same source, whatever the message
 */
record Line(Arrival arrival, Withheld withheld, UUID fingerprint) {

  static Line of(Arrival arrival, Withheld one) {
    String all =
        String.join(
            "\n",
            RecordRules.source(arrival),
            one.kind().word(),
            one.target(),
            one.standing().map(FhirJson::of).orElse(""),
            FhirJson.of(one.proposed()));
    ByteBuffer digest = ByteBuffer.wrap(Digest.bytes(all.getBytes(UTF_8)));
    return new Line(arrival, one, new UUID(digest.getLong(), digest.getLong()));
  }

  String source() {
    return RecordRules.source(arrival);
  }

  /** An id that begins like that of its message, so that a range of ids is a range of time. */
  UUID id() {
    long low = fingerprint.getLeastSignificantBits() & 0x3FFF_FFFF_FFFF_FFFFL;
    return new UUID(arrival.id().value().getMostSignificantBits(), low | 0x8000_0000_0000_0000L);
  }
}
