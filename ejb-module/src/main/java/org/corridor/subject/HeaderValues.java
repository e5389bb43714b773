package org.corridor.subject;

import java.util.Map;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;

/** The functions that the tables of a message's header call by name. */
final class HeaderValues {

  static final Map<String, ValueFunction> FUNCTIONS =
      Map.ofEntries(
          Map.entry("namespace", spot -> text(spot.repetition(), 1)),
          Map.entry("universal", spot -> text(spot.repetition(), 2)),
          Map.entry("endpoint", HeaderValues::endpoint),
          Map.entry("facility", HeaderValues::facility),
          Map.entry("system", HeaderValues::system),
          Map.entry("label", spot -> new Coding().setDisplay(spot.repetition().text())),
          Map.entry("processing", spot -> tag(spot, 1, "v2-0103")),
          Map.entry("mode", spot -> tag(spot, 2, "v2-0207")),
          Map.entry("language", HeaderValues::language));

  private static final TypeMap FACILITY = TypeMaps.named("HD[Organization]");
  private static final TypeMap SYSTEM = TypeMaps.named("HD[Identifier]");
  private static final String V2 = "http://terminology.hl7.org/CodeSystem/";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private HeaderValues() {}

  private static @Nullable Base text(V2Repetition value, int component) {
    String text = value.component(component);
    return text.isEmpty() ? null : new StringType(text);
  }

  /** A universal identifier as an address; a name is none. */
  private static @Nullable Base endpoint(Spot spot) {
    String id = spot.repetition().component(2);
    if (id.isEmpty()) {
      return null;
    }
    return switch (spot.repetition().component(3)) {
      case "ISO" -> new UrlType("urn:oid:" + id);
      case "UUID" -> new UrlType("urn:uuid:" + id);
      case "DNS" -> new UrlType("urn:dns:" + id);
      case "URI" -> new UrlType(id);
      default -> null;
    };
  }

  private static @Nullable Base facility(Spot spot) {
    Base named = FACILITY.map(spot.segment().field(4).first(), spot.passage().context());
    String country = spot.segment().value("17");
    if (named instanceof Organization house && !country.isEmpty()) {
      house.addAddress().setCountry(country);
    }
    return named;
  }

  private static @Nullable Base system(Spot spot) {
    return SYSTEM.map(spot.repetition(), spot.passage().context()) instanceof Identifier system
        ? new Reference().setType("Device").setIdentifier(system)
        : null;
  }

  private static @Nullable Base tag(Spot spot, int component, String table) {
    String code = spot.repetition().component(component);
    return code.isEmpty() ? null : new Coding().setSystem(V2 + table).setCode(code);
  }

  private static @Nullable Base language(Spot spot) {
    V2Repetition sent = spot.repetition();
    String code = sent.component(sent.component(1).isEmpty() ? 4 : 1);
    return code.isEmpty() ? null : new CodeType(code);
  }

  /** MSA-2. */
  static Base answered(Spot spot) {
    IdType id = new IdType();
    id.setValue(spot.repetition().text());
    return id;
  }

  /** MSA-1, table 0008. */
  static Base answer(Spot spot) {
    return new CodeType(
        switch (spot.repetition().text()) {
          case "AA", "CA" -> "ok";
          case "AR", "CR" -> "fatal-error";
          default -> "transient-error";
        });
  }

  /** FHIR demands addresses where HL7 v2 has names. */
  static void complete(MessageHeader header) {
    absentUnless(header.getSource().hasEndpoint(), header.getSource().getEndpointElement());
    header.getDestination().forEach(to -> absentUnless(to.hasEndpoint(), to.getEndpointElement()));
  }

  private static void absentUnless(boolean known, UrlType endpoint) {
    if (!known) {
      endpoint.addExtension(ABSENT, new CodeType("unknown"));
    }
  }
}
