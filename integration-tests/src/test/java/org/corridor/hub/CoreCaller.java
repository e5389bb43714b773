package org.corridor.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.corridor.payer.RunningBox;

/**
 * A payer's own program that calls the hub's CORE server. It knows the rule's text and the WSDL,
 * and nothing of how the hub reads and writes envelopes.
 *
 * @param sender who it is there
 */
public record CoreCaller(HubUnderTest hub, String sender, String receiver) {

  /** The envelopes of the rule. */
  public enum Envelope {
    MIME,
    SOAP,
    REST
  }

  /** What came back. */
  public record Said(String type, String errorCode, String payload) {}

  private static final Pattern INTERCHANGE = Pattern.compile("(?s)ISA\\*.*IEA\\*\\d\\*\\d{9}~");

  /** The section {@code calls-us} of its partner's file. */
  public String section() {
    return "calls-us: {sender: %s, user: caller, password: '${box}'}".formatted(sender);
  }

  /**
   * Calls.
   *
   * @param element of SOAP's body, without {@code COREEnvelope}
   * @param payload may be empty
   */
  public Said call(Envelope envelope, String element, String type, String payload)
      throws IOException, InterruptedException {
    Map<String, String> fields = fields(envelope, element, type, payload);
    Reply reply =
        switch (envelope) {
          case MIME -> send("multipart/form-data; boundary=edge", mime(fields, payload));
          case SOAP -> send("application/soap+xml", soap(element, fields, payload));
          case REST -> send("application/json", rest(fields, payload));
        };
    return envelope == Envelope.REST ? json(reply) : text(reply);
  }

  private Map<String, String> fields(
      Envelope envelope, String element, String type, String payload) {
    boolean batch = !element.startsWith("RealTime");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("PayloadType", type);
    fields.put("ProcessingMode", batch ? "Batch" : "RealTime");
    fields.put("PayloadID", UUID.randomUUID().toString());
    if (batch && !payload.isEmpty()) {
      fields.put("PayloadLength", Integer.toString(payload.length()));
    }
    fields.put("TimeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    fields.put("SenderID", sender);
    fields.put("ReceiverID", receiver);
    fields.put("CORERuleVersion", envelope == Envelope.REST ? "4.0.0" : "2.2.0");
    if (batch && !payload.isEmpty()) {
      fields.put("CheckSum", digest(envelope == Envelope.REST ? "SHA-256" : "SHA-1", payload));
    }
    return fields;
  }

  private static String digest(String algorithm, String payload) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(payload.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply send(String contentType, String body) throws IOException, InterruptedException {
    return hub.anonymous().send("POST", "/core", contentType, body.getBytes(UTF_8));
  }

  private static String mime(Map<String, String> fields, String payload) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("UserName", "caller");
    all.put("Password", RunningBox.PASSWORD);
    if (!payload.isEmpty()) {
      all.put("Payload", payload);
    }
    return all.entrySet().stream()
            .map(
                one ->
                    "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining())
        + "--edge--\r\n";
  }

  private static String soap(String element, Map<String, String> fields, String payload) {
    boolean batch = !element.startsWith("RealTime");
    Map<String, String> all = new LinkedHashMap<>(fields);
    if (!payload.isEmpty()) {
      all.put("Payload", batch ? base64(payload) : payload);
    }
    return """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header>
        <w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">
        <w:UsernameToken><w:Username>caller</w:Username><w:Password>%s</w:Password></w:UsernameToken>
        </w:Security></s:Header><s:Body>
        <c:COREEnvelope%2$s xmlns:c="http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd">%3$s</c:COREEnvelope%2$s>
        </s:Body></s:Envelope>
        """
        .formatted(
            RunningBox.PASSWORD,
            element,
            all.entrySet().stream()
                .map(one -> "<%1$s>%2$s</%1$s>".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining()));
  }

  private static String rest(Map<String, String> fields, String payload) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("UserName", "caller");
    all.put("Password", RunningBox.PASSWORD);
    if (!payload.isEmpty()) {
      all.put("Payload", base64(payload));
    }
    return new JsonMapper().writeValueAsString(all);
  }

  private static String base64(String payload) {
    return Base64.getEncoder().encodeToString(payload.getBytes(UTF_8));
  }

  private static Said json(Reply reply) throws IOException {
    String payload = reply.json().path("Payload").asText();
    return new Said(
        reply.json().path("PayloadType").asText(),
        reply.json().path("ErrorCode").asText(),
        new String(Base64.getDecoder().decode(payload), UTF_8));
  }

  private static Said text(Reply reply) {
    String text = new String(reply.bytes(), ISO_8859_1);
    Matcher payload = INTERCHANGE.matcher(text);
    return new Said(
        field(text, "PayloadType"),
        field(text, "ErrorCode"),
        payload.find() ? payload.group() : "");
  }

  private static String field(String text, String name) {
    Matcher found =
        Pattern.compile("(?:<%1$s>|name=\"%1$s\"\r\n\r\n)([^<\r]*)".formatted(name)).matcher(text);
    assertThat(found.find()).as(name + " in " + text).isTrue();
    return found.group(1);
  }
}
