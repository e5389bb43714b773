package org.corridor.couriers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.corridor.declared.DeclaredFile;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.corridor.delivery.Transport;
import org.corridor.shared.MessageId;

/** Destinations as they are declared, and something to deliver. */
final class Given {

  static final String HL7 = "x-application/hl7-v2+er7";
  static final String FHIR = "application/fhir+json";
  static final MessageId MESSAGE = MessageId.of("0193a5b0-1111-7000-8000-000000000001");

  /** What stands in the patient's segment; it must not turn up in any text. */
  static final String PATIENT = "Grünwald";

  private Given() {}

  static Transport transport(String yaml) {
    try {
      Path file = Files.createTempFile("destination", ".yaml");
      try {
        Files.writeString(file, yaml);
        return DeclaredFile.read(file, Transports::read).orElseThrow();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Courier courier(String yaml) {
    return transport(yaml).courier();
  }

  /** An ADT message in ISO 8859-1 with that control id. */
  static Payload message(String controlId) {
    return message(controlId, "");
  }

  /** An ADT message that asks for acknowledgements in enhanced mode. */
  static Payload enhanced(String controlId) {
    return message(controlId, "|||AL|AL");
  }

  private static Payload message(String controlId, String more) {
    String text =
        "MSH|^~\\&|HUB|H|WARD|W|20260101||ADT^A01|"
            + controlId
            + "|P|2.5.1"
            + more
            + "\r"
            + "PID|1||4711^^^H||"
            + PATIENT
            + "^Anna\r";
    return new Payload(
        UUID.nameUUIDFromBytes(controlId.getBytes(ISO_8859_1)),
        MESSAGE,
        "lab",
        HL7,
        false,
        text.getBytes(ISO_8859_1));
  }

  /** A message with so many further bytes. */
  static Payload large(String controlId, int bytes) {
    Payload small = message(controlId);
    String text = new String(small.content(), ISO_8859_1) + "NTE|1||" + "x".repeat(bytes) + "\r";
    return content(HL7, text.getBytes(ISO_8859_1));
  }

  static Payload fhir(String json) {
    return content(FHIR, json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Payload content(String type, byte[] content) {
    return new Payload(UUID.nameUUIDFromBytes(content), MESSAGE, "lab", type, false, content);
  }

  /** An acknowledgement. */
  static String ack(String code, String controlId) {
    return "MSH|^~\\&|WARD|W|HUB|H|20260101||ACK^A01^ACK|R"
        + controlId
        + "|P|2.5.1\r"
        + "MSA|"
        + code
        + "|"
        + controlId
        + "|"
        + PATIENT
        + " is not known\r"
        + (code.endsWith("A") ? "" : "ERR||PID^1^3|204^Unknown key^HL70357|E||||" + PATIENT + "\r");
  }
}
