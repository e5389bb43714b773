package org.corridor.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** CON: what the patient agreed to, or did not. */
public final class Consents {

  private static final SegmentTable CON =
      SegmentTable.load(
          Consents.class, "CON-Consent.csv", new Consent(), Map.of("person", Consents::person));

  private static final TypeMap NAME = TypeMaps.named("XPN[string]");
  private static final Extension UNKNOWN =
      new Extension(
          "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));

  private Consents() {}

  /** Drafts the consents of the message. */
  public static void draft(Passage passage, Reference patient) {
    for (V2Segment con : passage.message().all("CON")) {
      Consent consent = new Consent();
      Set<String> cleared = CON.fill(consent, con, passage);
      complete(consent);
      consent.setPatient(patient);
      if (Insurance.isSelf(con.value("25.1"))) {
        consent.setPerformer(List.of(patient));
      }
      consent.setId(id(consent, con, patient));
      passage.draftFact(consent, cleared, patient);
    }
  }

  /** What FHIR requires and CON may leave open. */
  private static void complete(Consent consent) {
    if (!consent.hasStatus()) {
      consent.setStatus(consent.hasDateTime() ? ConsentState.ACTIVE : ConsentState.PROPOSED);
    }
    if (!consent.hasCategory()) {
      consent.addCategory(unknown());
    }
    if (!consent.hasScope()) {
      consent.setScope(unknown());
    }
    if (!consent.hasPolicyRule()) {
      consent.setPolicyRule(unknown());
    }
  }

  private static CodeableConcept unknown() {
    CodeableConcept unknown = new CodeableConcept();
    unknown.addExtension(UNKNOWN.copy());
    return unknown;
  }

  /** CON-4 if the form is numbered; else the kind of consent and when it was decided. */
  private static String id(Consent consent, V2Segment con, Reference patient) {
    return consent.hasIdentifier()
        ? Identity.of("Consent", consent.getIdentifierFirstRep())
        : Identity.of(
            "Consent", patient.getReference(), con.value("2.1"), con.value("3"), con.value("13"));
  }

  private static @Nullable Base person(Spot spot) {
    return NAME.map(spot.repetition(), spot.passage().context()) instanceof StringType name
        ? new Reference().setDisplay(name.getValue())
        : null;
  }
}
