package org.corridor.couriers;

import java.util.Arrays;
import java.util.Optional;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;

/** The header of an HL7 v2 message, read without the rest of it. */
final class Heading {

  private static final byte[] NAME = {'M', 'S', 'H'};

  private Heading() {}

  /** What MSH says; empty when {@code content} is no HL7 v2 message. */
  static Optional<Header> of(byte[] content) {
    int start = start(content);
    if (start == content.length) {
      // Something stands before MSH, or the characters are wider than a byte.
      return read(content);
    }
    int end = start;
    while (end < content.length && content[end] != '\r' && content[end] != '\n') {
      end++;
    }
    return read(Arrays.copyOfRange(content, start, end));
  }

  private static int start(byte[] content) {
    for (int i = 0; i + NAME.length < content.length; i++) {
      if (Arrays.equals(content, i, i + NAME.length, NAME, 0, NAME.length)) {
        return i;
      }
      if (content[i] > ' ') {
        return content.length;
      }
    }
    return content.length;
  }

  private static Optional<Header> read(byte[] content) {
    try {
      return Optional.of(V2Message.parse(content, SenderProfile.UNCONFIGURED).header());
    } catch (Unreadable notHl7) {
      return Optional.empty();
    }
  }
}
