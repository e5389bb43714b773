package org.corridor.core;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes envelopes of SOAP 1.2; a batch's payload stands beside it (MTOM). */
final class SoapWriter {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  private SoapWriter() throws XMLStreamException {
    xml = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
  }

  static Entity write(
      Operation operation, Direction direction, CoreMessage message, Optional<UserToken> user) {
    boolean attached = message.isBatchWithPayload();
    try {
      SoapWriter writer = new SoapWriter();
      writer.begin();
      writer.header(user);
      writer.body(operation.element(direction), direction, message);
      byte[] envelope = writer.end();
      return attached
          ? related(operation, envelope, message.payload())
          : new Entity(type() + action(operation), envelope);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  /** A fault: what came is no envelope that could be answered. */
  static Entity fault(CoreRefused refused) {
    String code = refused.code().matches("Receiver|VersionMismatch") ? refused.code() : "Sender";
    try {
      SoapWriter writer = new SoapWriter();
      writer.begin();
      writer.open(Map.of(), "env:Body", "env:Fault", "env:Code", "env:Value");
      writer.xml.writeCharacters("env:" + code);
      writer.close(2);
      writer.open(Map.of("xml:lang", "en"), "env:Reason", "env:Text");
      writer.xml.writeCharacters(refused.text());
      return new Entity(type(), writer.end());
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private static String type() {
    return "application/soap+xml; charset=UTF-8";
  }

  private static String action(Operation operation) {
    return "; action=\"" + operation.action() + '"';
  }

  private static Entity related(Operation operation, byte[] envelope, byte[] payload) {
    Multipart parts = new Multipart();
    parts.add(
        envelope,
        "Content-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"",
        "Content-Transfer-Encoding: binary",
        "Content-ID: <envelope>");
    parts.add(
        payload,
        "Content-Type: application/EDI-X12",
        "Content-Transfer-Encoding: binary",
        "Content-ID: <payload>");
    return new Entity(
        "multipart/related; type=\"application/xop+xml\"; start=\"<envelope>\";"
            + " start-info=\"application/soap+xml\"; boundary=\""
            + parts.boundary()
            + '"'
            + action(operation),
        parts.end());
  }

  private void begin() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("env:Envelope");
    xml.writeNamespace("env", Soap.ENVELOPE);
  }

  private void header(Optional<UserToken> user) throws XMLStreamException {
    if (user.isEmpty()) {
      return;
    }
    open(
        Map.of("env:mustUnderstand", "true", "xmlns:wsse", Soap.SECURITY),
        "env:Header",
        "wsse:Security");
    open(Map.of(), "wsse:UsernameToken", "wsse:Username");
    xml.writeCharacters(user.get().user());
    close(1);
    open(Map.of("Type", Soap.PASSWORD_TEXT), "wsse:Password");
    xml.writeCharacters(user.get().password());
    close(4);
  }

  private void body(String element, Direction direction, CoreMessage message)
      throws XMLStreamException {
    open(Map.of("xmlns:core", Soap.CORE), "env:Body", "core:" + element);
    for (Map.Entry<String, String> field : message.fields(CoreRule.C2_2_0).entrySet()) {
      field(field.getKey(), field.getValue());
    }
    if (message.isBatchWithPayload()) {
      open(Map.of(), "Payload");
      open(Map.of("xmlns:xop", Soap.XOP, "href", "cid:payload"), "xop:Include");
      close(2);
    } else if (message.payload().length > 0) {
      open(Map.of(), "Payload");
      InlinePayload.write(message.payload(), xml);
      close(1);
    }
    if (direction == Direction.ANSWER) {
      field("ErrorCode", message.errorCode());
      field("ErrorMessage", message.errorMessage());
    }
  }

  private void field(String name, String value) throws XMLStreamException {
    open(Map.of(), name);
    xml.writeCharacters(value);
    close(1);
  }

  /** Begins elements inside each other; the last has the attributes. */
  private void open(Map<String, String> attributes, String... names) throws XMLStreamException {
    for (String name : names) {
      xml.writeStartElement(name);
    }
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      xml.writeAttribute(attribute.getKey(), attribute.getValue());
    }
  }

  private void close(int elements) throws XMLStreamException {
    for (int i = 0; i < elements; i++) {
      xml.writeEndElement();
    }
  }

  private byte[] end() throws XMLStreamException {
    xml.writeEndDocument();
    xml.close();
    return bytes.toByteArray();
  }
}
