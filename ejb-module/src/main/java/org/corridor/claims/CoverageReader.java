package org.corridor.claims;

import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Reference;

/** SBR, the insured person and the payer: 2000B with 2010BA and 2010BB, 2320 with 2330A and B. */
final class CoverageReader {
  private static final String ORDER = "PSTABCDEFGH";

  private final ClaimBundle bundle;
  private final Reference patient;

  CoverageReader(ClaimBundle bundle, Reference patient) {
    this.bundle = bundle;
    this.patient = patient;
  }

  /** SBR01 as a number, 0 if it is none. */
  static int order(String code) {
    return code.length() == 1 ? ORDER.indexOf(code) + 1 : 0;
  }

  /** SBR01 of a number. */
  static String order(int order) {
    return order > 0 && order <= ORDER.length() ? ORDER.substring(order - 1, order) : "U";
  }

  /**
   * Takes SBR, person and payer.
   *
   * @param level loop 2000B or 2320
   * @param person loop of the insured person
   * @param payer loop of the payer
   * @param relationship of the patient to the insured person, element 1069
   */
  Coverage read(Part level, Part person, Part payer, String relationship) {
    Row sbr = level.take("SBR").orElseGet(() -> Row.of("SBR"));
    Coverage coverage = new Coverage().setStatus(CoverageStatus.ACTIVE).setBeneficiary(patient);
    if (order(sbr.text(1)) > 0) {
      coverage.setOrder(order(sbr.text(1)));
    }
    relationship(coverage, relationship.isEmpty() ? sbr.text(2) : relationship);
    group(coverage, sbr);
    type(coverage, "1032", sbr.text(9));
    type(coverage, "1336", sbr.text(5));
    insured(coverage, person, relationship.isEmpty() && sbr.text(2).equals("18"));
    coverage.addPayor(bundle.put(PartyReader.organization(payer)));
    return coverage;
  }

  private static void relationship(Coverage coverage, String code) {
    if (code.isEmpty()) {
      return;
    }
    CodeableConcept concept = Systems.concept(X12Identifiers.codes("1069"), code);
    String known = Systems.FHIR_RELATIONSHIPS.get(code);
    if (known != null) {
      concept.addCoding().setSystem(Systems.RELATIONSHIP).setCode(known);
    }
    coverage.setRelationship(concept);
  }

  private static void group(Coverage coverage, Row sbr) {
    if (sbr.text(3).isEmpty() && sbr.text(4).isEmpty()) {
      return;
    }
    Coverage.ClassComponent group = coverage.addClass_();
    group.setType(Systems.concept(Systems.CLASS, "group"));
    group.setValue(sbr.text(3).isEmpty() ? sbr.text(4) : sbr.text(3));
    if (!sbr.text(4).isEmpty()) {
      group.setName(sbr.text(4));
    }
  }

  private static void type(Coverage coverage, String element, String code) {
    if (!code.isEmpty()) {
      coverage.getType().addCoding().setSystem(X12Identifiers.codes(element)).setCode(code);
    }
  }

  private void insured(Coverage coverage, Part person, boolean isPatient) {
    Row nm1 = person.row("NM1").orElseGet(() -> Row.of("NM1"));
    if (nm1.text(8).equals("MI") || nm1.text(8).equals("II")) {
      coverage.setSubscriberId(nm1.text(9));
      if (nm1.text(8).equals("II")) {
        coverage.addIdentifier(PartyReader.identifier(X12Identifiers.reference("II"), nm1.text(9)));
      }
    }
    if (nm1.text(2).equals("2")) {
      coverage.setPolicyHolder(bundle.put(PartyReader.organization(person)));
    } else if (isPatient && person.id().equals("2010BA")) {
      coverage.setSubscriber(patient);
    } else {
      coverage.setSubscriber(bundle.put(PartyReader.relative(person)));
    }
  }
}
