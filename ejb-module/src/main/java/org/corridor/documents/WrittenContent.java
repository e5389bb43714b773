package org.corridor.documents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.StringType;

/** What a document says, as OBX: plain text as TX or FT, other data as ED, pointers as RP. */
final class WrittenContent {

  static final Map<String, TypeWriter> FUNCTIONS =
      Map.of(
          "valueType", WrittenContent::type,
          "title", WrittenContent::title,
          "payload", WrittenContent::payload,
          "observed", WrittenContent::observed);

  private static final TypeWriter TEXT = TypeWriter.named("TX");

  private WrittenContent() {}

  static boolean isThere(DocumentReferenceContentComponent content) {
    return isThere(content.getAttachment());
  }

  private static boolean isThere(Attachment attachment) {
    return attachment.hasData() || attachment.hasUrl();
  }

  private static void type(Base value, V2Value to, Source source) {
    if (value instanceof Attachment attachment && isThere(attachment)) {
      to.set(1, type(attachment));
    }
  }

  private static String type(Attachment attachment) {
    // What fills the lines of FT are formatting commands; TX knows none.
    return text(attachment)
        .map(text -> text.indexOf('\n') >= 0 ? "FT" : "TX")
        .orElse(attachment.hasData() ? "ED" : "RP");
  }

  /** OBX-3 is what the content is called. */
  private static void title(Base value, V2Value to, Source source) {
    if (value instanceof Attachment attachment && isThere(attachment)) {
      to.set(2, source.say(attachment.getTitleElement()));
      if (!attachment.hasTitle()) {
        to.set(1, "DOC");
      }
    }
  }

  private static void payload(Base value, V2Value to, Source source) {
    if (value instanceof Attachment attachment && isThere(attachment)) {
      Optional<String> text = text(attachment);
      if (text.isPresent()) {
        TEXT.write(new StringType(text.get()), to, source);
        source.say(attachment.getDataElement());
        source.say(attachment.getContentTypeElement());
      } else {
        TypeWriter.named(type(attachment)).write(attachment, to, source);
      }
    }
  }

  /** OBX-11: a part of a document has no state of its own. */
  private static void observed(Base value, V2Value to, Source source) {
    if (value instanceof Attachment attachment && isThere(attachment)) {
      to.set(1, "F");
    }
  }

  /** The text of plain text in UTF-8; empty for everything else. */
  private static Optional<String> text(Attachment attachment) {
    String type =
        String.valueOf(attachment.getContentType()).toLowerCase(Locale.ROOT).replace(" ", "");
    if (!attachment.hasData()
        || !(type.equals("text/plain") || type.equals("text/plain;charset=utf-8"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(attachment.getData())))
          .map(Object::toString);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
