package org.corridor.benchmarks.translation;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.translation.FhirJson;
import org.hl7.fhir.r4.model.Bundle;

/** Corridor's own translation. */
public final class CorridorConverter implements Converter {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneId.of("UTC"), StandardCharsets.UTF_8, "urn:benchmark");

  @Override
  public Bundle bundle(byte[] bytes) {
    V2Message message = V2Message.parse(bytes, SENDER);
    return Families.of(message).orElseThrow().translate(message, SENDER).bundle();
  }

  @Override
  public String json(byte[] message) {
    return FhirJson.of(bundle(message));
  }
}
