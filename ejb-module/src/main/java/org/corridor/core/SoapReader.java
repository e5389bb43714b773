package org.corridor.core;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads envelopes of SOAP 1.2 once from beginning to end, without DTDs and entities. */
final class SoapReader {

  private static final XMLInputFactory FACTORY = factory();
  private static final int DEEPEST = 20;

  private final XMLStreamReader xml;
  private final List<Multipart.Part> parts;
  private int depth;

  private SoapReader(XMLStreamReader xml, List<Multipart.Part> parts) {
    this.xml = xml;
    this.parts = parts;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  static Opened open(Entity entity, Direction direction) {
    boolean related = Multipart.mediaType(entity.contentType()).equals("multipart/related");
    List<Multipart.Part> parts = related ? Multipart.read(entity) : List.of();
    byte[] root = related ? root(entity, parts).content() : entity.body();
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(root), "UTF-8");
      return new SoapReader(xml, parts).envelope(direction);
    } catch (XMLStreamException e) {
      // Its message may quote what it stumbled over.
      throw CoreRefused.sender("this is no well-formed XML");
    }
  }

  private static Multipart.Part root(Entity entity, List<Multipart.Part> parts) {
    return Multipart.parameter(entity.contentType(), "start")
        .flatMap(id -> byId(parts, id))
        .orElse(parts.get(0));
  }

  private static Optional<Multipart.Part> byId(List<Multipart.Part> parts, String id) {
    return parts.stream().filter(part -> part.header("content-id").equals(id)).findFirst();
  }

  private Opened envelope(Direction direction) throws XMLStreamException {
    Fields fields = new Fields(CoreRule.C2_2_0);
    Optional<Operation> operation = Optional.empty();
    String user = "";
    String password = "";
    while (next()) {
      String name = xml.getLocalName();
      if (depth == 1 && !isIn(Soap.ENVELOPE, "Envelope")) {
        throw new CoreRefused("VersionMismatch", "expected an envelope of SOAP 1.2");
      } else if (isIn(Soap.SECURITY, "Username")) {
        user = text();
      } else if (isIn(Soap.SECURITY, "Password")) {
        password = text();
      } else if (direction == Direction.ANSWER && isIn(Soap.ENVELOPE, "Fault")) {
        throw fault();
      } else if (depth == 3 && Soap.CORE.equals(xml.getNamespaceURI())) {
        operation = Operation.of(name, direction);
      } else if (depth == 4 && operation.isPresent()) {
        field(operation.get(), name, fields);
      }
    }
    if (operation.isEmpty()) {
      throw CoreRefused.sender("the body has no element that is expected here");
    }
    return new Opened(
        operation,
        fields,
        user.isEmpty() ? Optional.empty() : Optional.of(new UserToken(user, password)));
  }

  private void field(Operation operation, String name, Fields fields) throws XMLStreamException {
    if (!name.equals("Payload")) {
      fields.put(name, text());
      return;
    }
    StringBuilder text = new StringBuilder();
    Optional<byte[]> attached = Optional.empty();
    int outside = depth - 1;
    while (depth > outside) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> attached = Optional.of(included());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        default -> {}
      }
    }
    fields.payload(
        attached.orElseGet(
            () ->
                operation == Operation.REAL_TIME
                    ? InlinePayload.read(text.toString())
                    : base64(text.toString())));
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw CoreRefused.illegal("Payload");
    }
  }

  private byte[] included() {
    String href = String.valueOf(xml.getAttributeValue(null, "href"));
    if (!isIn(Soap.XOP, "Include") || !href.startsWith("cid:")) {
      throw CoreRefused.illegal("Payload");
    }
    String id;
    try {
      // A plus sign is itself in a URL of this kind: RFC 2392.
      id = URLDecoder.decode(href.substring(4).replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw CoreRefused.illegal("Payload");
    }
    return byId(parts, '<' + id + '>')
        .map(Multipart.Part::content)
        .orElseThrow(() -> CoreRefused.required("Payload"));
  }

  private SoapFault fault() throws XMLStreamException {
    String code = "Sender";
    String reason = "";
    while (next()) {
      if (isIn(Soap.ENVELOPE, "Value")) {
        String value = text();
        code = value.substring(value.indexOf(':') + 1).strip();
      } else if (isIn(Soap.ENVELOPE, "Text")) {
        reason = text();
      }
    }
    return new SoapFault(code, reason);
  }

  private boolean isIn(String namespace, String name) {
    return namespace.equals(xml.getNamespaceURI()) && name.equals(xml.getLocalName());
  }

  /** To the next element; false at the end. */
  private boolean next() throws XMLStreamException {
    while (xml.hasNext()) {
      if (step() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  private int step() throws XMLStreamException {
    int event = xml.next();
    switch (event) {
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw CoreRefused.sender("a DTD or an entity is not read");
      case XMLStreamConstants.START_ELEMENT -> depth++;
      case XMLStreamConstants.END_ELEMENT -> depth--;
      default -> {}
    }
    if (depth > DEEPEST) {
      throw CoreRefused.sender("elements are too deep inside each other");
    }
    return event;
  }

  /** The text of an element that has nothing else. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int outside = depth - 1;
    while (depth > outside) {
      int event = step();
      if (event == XMLStreamConstants.START_ELEMENT) {
        throw CoreRefused.sender("a field has elements in it");
      }
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
      if (text.length() > Fields.LONGEST) {
        throw CoreRefused.sender("a field is too long");
      }
    }
    return text.toString();
  }
}
