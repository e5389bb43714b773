package org.corridor.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;

/** OBX-2 and OBX-5 by the type of a value, and OBX-4. */
final class WrittenValue {

  /** ST holds this many characters (HL7 v2.5.1 ch. 2A.69). */
  private static final int LONGEST_STRING = 199;

  private static final int DAY = "2025-06-11".length();

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("integer", "NM"),
          Map.entry("CodeableConcept", "CWE"),
          Map.entry("boolean", "CWE"),
          Map.entry("time", "TM"),
          Map.entry("Period", "DR"),
          Map.entry("Range", "SN"),
          Map.entry("Ratio", "SN"),
          Map.entry("SampledData", "NA"));

  private static final List<String> SUB_ID =
      List.of("original-sub-identifier", "group", "sequence", "identifier");

  private WrittenValue() {}

  /** OBX-2; it says nothing of the value itself. */
  static void type(Base value, V2Value to, Source source) {
    to.set(1, type(value));
  }

  static void write(Base value, V2Value to, Source source) {
    if (value instanceof BooleanType flag) {
      boolean yes = source.say(flag).equals("true");
      to.set(1, yes ? "Y" : "N").set(2, yes ? "Yes" : "No").set(3, "HL70136");
    } else if (!type(value).isEmpty()) {
      TypeWriter.named(type(value)).write(value, to, source);
    }
  }

  private static String type(Base value) {
    if (value instanceof Quantity quantity) {
      return quantity.hasComparator() ? "SN" : "NM";
    }
    if (value instanceof StringType text && text.hasValue()) {
      // What fills the lines of FT are formatting commands; ST and TX know none.
      boolean lines = text.getValue().indexOf('\n') >= 0;
      return lines ? "FT" : text.getValue().length() > LONGEST_STRING ? "TX" : "ST";
    }
    if (value instanceof DateTimeType time && time.hasValue()) {
      return time.getValueAsString().length() <= DAY ? "DT" : "TS";
    }
    if (value instanceof Attachment attachment) {
      return attachment.hasData() ? "ED" : attachment.hasUrl() ? "RP" : "";
    }
    return TYPES.getOrDefault(value.fhirType(), "");
  }

  /** Guide, OG[Extension-Subidentifier]. */
  static void subId(Base value, V2Value to, Source source) {
    if (value instanceof Extension subId) {
      List<String> parts = new ArrayList<>();
      for (String url : SUB_ID) {
        parts.add(
            subId.getExtensionsByUrl(url).stream()
                .map(Extension::getValue)
                .filter(PrimitiveType.class::isInstance)
                .findFirst()
                .map(part -> source.say((PrimitiveType<?>) part))
                .orElse(""));
      }
      for (int i = 0; i < parts.size(); i++) {
        to.set(i + 1, parts.get(i));
      }
    }
  }
}
