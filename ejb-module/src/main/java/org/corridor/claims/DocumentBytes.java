package org.corridor.claims;

import java.util.Optional;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * A document that is sent.
 *
 * @param type its media type, or empty
 */
record DocumentBytes(String type, byte[] bytes) {

  /** A DocumentReference with its bytes, or those of the Binary that it names; or a Binary. */
  static Optional<DocumentBytes> of(String reference, Stored stored) {
    return stored
        .get(reference)
        .flatMap(
            found ->
                found instanceof DocumentReference document && document.hasContent()
                    ? of(document.getContentFirstRep().getAttachment(), stored)
                    : found instanceof Binary binary ? of(binary) : Optional.empty());
  }

  private static Optional<DocumentBytes> of(Attachment attachment, Stored stored) {
    if (attachment.hasData()) {
      return Optional.of(
          new DocumentBytes(
              String.valueOf(attachment.getContentType()), attachment.getData().clone()));
    }
    return Optional.ofNullable(attachment.getUrl())
        .map(url -> url.replaceFirst(".*(?=Binary/)", ""))
        .filter(url -> url.startsWith("Binary/"))
        .flatMap(stored::get)
        .filter(Binary.class::isInstance)
        .flatMap(binary -> of((Binary) binary));
  }

  private static Optional<DocumentBytes> of(Binary binary) {
    return Optional.ofNullable(binary.getData())
        .map(data -> new DocumentBytes(String.valueOf(binary.getContentType()), data.clone()));
  }

  /** CAT02. */
  String format() {
    if (type.contains("xml") || type.contains("hl7")) {
      return "HL";
    }
    return type.startsWith("image/") || type.equals("application/pdf")
        ? "IA"
        : type.startsWith("text/") ? "TX" : "MB";
  }

  @Override
  public String toString() {
    return type + " of " + bytes.length + " bytes";
  }
}
