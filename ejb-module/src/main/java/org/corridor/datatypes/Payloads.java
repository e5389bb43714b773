package org.corridor.datatypes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.corridor.hl7v2.V2Repetition;
import org.hl7.fhir.r4.model.Attachment;
import org.jspecify.annotations.Nullable;

/** ED and RP: documents inside a message and pointers to them. */
final class Payloads {

  /** Main types of HL7 table 0191 in media types. */
  private static final Map<String, String> MAIN =
      Map.of(
          "AP", "application",
          "APPLICATION", "application",
          "AU", "audio",
          "AUDIO", "audio",
          "IM", "image",
          "IMAGE", "image",
          "SI", "image",
          "TX", "text",
          "FT", "text",
          "TEXT", "text");

  private static final Map<String, String> SUBTYPES =
      Map.of(
          "PLAIN", "text/plain",
          "HTML", "text/html",
          "RTF", "application/rtf",
          "PDF", "application/pdf",
          "XML", "application/xml",
          "JPEG", "image/jpeg",
          "PNG", "image/png",
          "TIFF", "image/tiff",
          "GIF", "image/gif",
          "DICOM", "application/dicom");

  private Payloads() {}

  /** Guide, ED[Attachment]. */
  static @Nullable Attachment ed(V2Repetition value, MappingContext context) {
    String data = value.component(5);
    if (data.isEmpty()) {
      return null;
    }
    Attachment attachment = new Attachment();
    String type = contentType(value.component(2), value.component(3));
    byte[] bytes = decoded(data, value.component(4), context);
    // Base64 of a PDF begins like this whatever the sender says of its type.
    boolean pdf =
        bytes.length > 4 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
    if (pdf || !type.isEmpty()) {
      attachment.setContentType(pdf ? "application/pdf" : type);
    }
    unused(value, 2, type, context);
    attachment.setDataElement(new SentData(bytes));
    return attachment;
  }

  /** Guide, RP[Attachment]. An ampersand that a sender forgot to escape belongs to the pointer. */
  static @Nullable Attachment rp(V2Repetition value, MappingContext context) {
    StringBuilder pointer = new StringBuilder(value.component(1));
    for (int i = 2; !value.sub(1, i).isEmpty(); i++) {
      pointer.append('&').append(value.sub(1, i));
    }
    if (pointer.isEmpty()) {
      return null;
    }
    Attachment attachment = new Attachment().setUrl(pointer.toString());
    String type = contentType(value.component(3), value.component(4));
    unused(value, 3, type, context);
    return type.isEmpty() ? attachment : attachment.setContentType(type);
  }

  /** A main type that is not in its table says nothing; without one, neither does the subtype. */
  private static void unused(V2Repetition value, int main, String type, MappingContext context) {
    String sent = value.component(main);
    if (!sent.isEmpty()
        && !MAIN.containsKey(sent.toUpperCase(Locale.ROOT))
        && !sent.contains("/")) {
      context.unused(main);
    }
    if (type.isEmpty() && !value.component(main + 1).isEmpty()) {
      context.unused(main + 1);
    }
  }

  private static String contentType(String main, String subtype) {
    String sub = subtype.isEmpty() ? main : subtype;
    if (sub.contains("/")) {
      return sub.toLowerCase(Locale.ROOT);
    }
    String known = SUBTYPES.get(sub.toUpperCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    String type = MAIN.get(main.toUpperCase(Locale.ROOT));
    if (type == null || subtype.isEmpty()) {
      return "text".equals(type) ? "text/plain" : "";
    }
    return type + "/" + subtype.toLowerCase(Locale.ROOT);
  }

  private static byte[] decoded(String data, String encoding, MappingContext context) {
    try {
      return switch (encoding.toUpperCase(Locale.ROOT)) {
        case "BASE64" -> Base64.getMimeDecoder().decode(data);
        case "HEX" -> HexFormat.of().parseHex(data.replaceAll("\\s", ""));
        case "", "A" -> data.getBytes(StandardCharsets.UTF_8);
        default -> {
          context.warn(4, "103", "This encoding is not in its table; the data are as they came.");
          yield data.getBytes(StandardCharsets.UTF_8);
        }
      };
    } catch (IllegalArgumentException e) {
      context.warn(5, "102", "The data are not in the encoding they claim; kept as they came.");
      return data.getBytes(StandardCharsets.UTF_8);
    }
  }
}
