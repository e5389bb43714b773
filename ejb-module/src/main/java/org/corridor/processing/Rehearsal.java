package org.corridor.processing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.translation.MessageFamily;

/**
 * Translates a message of every family and forgets the outcome, so that all tables are compiled
 * when the hub starts: a row that cannot work stops the start, and no patient's message waits.
 */
final class Rehearsal {

  private Rehearsal() {}

  /**
   * Goes through the messages.
   *
   * @throws IllegalStateException when a message of ours cannot be translated
   */
  static void hold(List<MessageFamily> families) {
    for (String text : messages()) {
      V2Message message = V2Message.parse(text);
      MessageFamily.of(message, families)
          .orElseThrow(() -> new IllegalStateException("no family takes " + text))
          .translate(message, SenderProfile.UNCONFIGURED)
          .bundle();
    }
  }

  /** What is rehearsed; nobody's data. */
  static List<String> messages() {
    try (InputStream in = Rehearsal.class.getResourceAsStream("rehearsal.hl7")) {
      if (in == null) {
        throw new IllegalStateException("rehearsal.hl7 is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("\n\n")).map(one -> one.strip().replace('\n', '\r')).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
