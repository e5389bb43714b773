package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The payload inside an XML element: text in CDATA, and where XML cannot say it, as with separators
 * that do not print, Base64.
 */
final class InlinePayload {

  /** What XML 1.0 has no character for (2.2). */
  private static final Pattern UNSAYABLE =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

  /** What ends CDATA, and what XML readers turn into a line feed (2.11). */
  private static final Pattern BREAK = Pattern.compile("]]>|\\r");

  private static final String INTERCHANGE = "ISA";

  private InlinePayload() {}

  static void write(byte[] payload, XMLStreamWriter xml) throws XMLStreamException {
    Optional<String> text = text(payload).filter(all -> !UNSAYABLE.matcher(all).find());
    if (text.isPresent()) {
      cdata(text.get(), xml);
    } else if (new String(payload, UTF_8).startsWith(INTERCHANGE)) {
      xml.writeCharacters(Base64.getEncoder().encodeToString(payload));
    } else {
      throw CoreRefused.illegal("Payload");
    }
  }

  private static void cdata(String text, XMLStreamWriter xml) throws XMLStreamException {
    Matcher trouble = BREAK.matcher(text);
    int from = 0;
    while (trouble.find()) {
      boolean end = trouble.group().length() > 1;
      xml.writeCData(text.substring(from, end ? trouble.start() + 2 : trouble.start()));
      if (!end) {
        xml.writeEntityRef("#13");
      }
      from = end ? trouble.start() + 2 : trouble.end();
    }
    xml.writeCData(text.substring(from));
  }

  private static Optional<String> text(byte[] payload) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** What the text of a real-time payload stands for. */
  static byte[] read(String text) {
    String plain = text.strip();
    if (!plain.startsWith(INTERCHANGE)) {
      try {
        byte[] decoded = Base64.getMimeDecoder().decode(plain);
        if (new String(decoded, UTF_8).startsWith(INTERCHANGE)) {
          return decoded;
        }
      } catch (IllegalArgumentException e) {
        // Then it is what it looks like.
      }
    }
    return text.getBytes(UTF_8);
  }
}
