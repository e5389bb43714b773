package org.corridor.writing;

import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;

/** ED and RP: documents inside a message and pointers to them. */
final class Payloads {

  /** HL7 table 0191 by the main type of a media type. */
  private static final Map<String, String> MAIN =
      Map.of("application", "AP", "audio", "AU", "image", "IM", "text", "TEXT");

  private Payloads() {}

  static void ed(Base value, V2Value to, Source source) {
    if (value instanceof Attachment attachment && attachment.hasData()) {
      kind(attachment, to, 2, source);
      to.set(4, "Base64");
      to.set(5, source.say(attachment.getDataElement()));
    }
  }

  static void rp(Base value, V2Value to, Source source) {
    if (value instanceof Attachment attachment && attachment.hasUrl()) {
      to.set(1, source.say(attachment.getUrlElement()));
      kind(attachment, to, 3, source);
    }
  }

  private static void kind(Attachment attachment, V2Value to, int component, Source source) {
    String type = source.say(attachment.getContentTypeElement());
    int slash = type.indexOf('/');
    String main = slash < 0 ? "" : MAIN.getOrDefault(type.substring(0, slash), "");
    to.set(component, main);
    String sub = main.isEmpty() ? type : type.substring(slash + 1);
    to.set(component + 1, sub.matches("[a-z]+") ? sub.toUpperCase(Locale.ROOT) : sub);
  }
}
