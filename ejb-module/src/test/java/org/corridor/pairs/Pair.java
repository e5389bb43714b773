package org.corridor.pairs;

import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.subject.FhirMessage;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A message and what somebody else makes of it.
 *
 * @param name folder and message, as {@code microsoft/ADT-A40-01}
 */
record Pair(String name, V2Message message, Bundle theirs) {

  /** What we make of it, as a message with its header. */
  Bundle ours() {
    MessageFamily family =
        Families.ALL.stream().filter(one -> one.takes(message)).findFirst().orElseThrow();
    return FhirMessage.of(message, TestHub.SENDER, family.translate(message, TestHub.SENDER));
  }
}
