package org.corridor.referral;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** AUT: what a payor authorized. FHIR R4 has authorizations as answers to claims. */
final class Authorizations {

  private static final SegmentTable AUT =
      SegmentTable.load(
          Authorizations.class,
          "AUT-ClaimResponse.csv",
          new ClaimResponse(),
          Map.of(
              "plan", Authorizations::plan,
              "company", Authorizations::company,
              "companyName", Authorizations::companyName));

  private static final TypeMap NUMBER = TypeMaps.named("CWE[Identifier]");

  private Authorizations() {}

  static void draft(Referrals referral, Reference patient, Passage passage) {
    for (V2Segment aut : passage.message().all("AUT")) {
      ClaimResponse authorization = new ClaimResponse();
      Set<String> cleared = AUT.fill(authorization, aut, passage);
      authorization.setId(id(authorization, aut, patient));
      authorization.setPatient(patient);
      if (!authorization.hasCreated()) {
        authorization.setCreated(Date.from(passage.time()));
      }
      if (!authorization.hasInsurer()) {
        authorization.setInsurer(new Reference().setDisplay("unknown"));
      }
      Reference reference = passage.draft(authorization, Weight.ASSERT, cleared);
      if (referral.request().getInsurance().stream().noneMatch(reference::equalsDeep)) {
        referral.request().addInsurance(reference);
      }
    }
  }

  /** AUT-6, else the payor and the time. */
  private static String id(ClaimResponse authorization, V2Segment aut, Reference patient) {
    return authorization.hasIdentifier()
        ? Identity.of("ClaimResponse", authorization.getIdentifierFirstRep())
        : Identity.of(
            "ClaimResponse",
            patient.getReference(),
            aut.value("1.1"),
            aut.value("2.1"),
            aut.field(4).text());
  }

  private static @Nullable Base plan(Spot spot) {
    String name = spot.repetition().component(2);
    String shown = name.isEmpty() ? spot.repetition().component(1) : name;
    return shown.isEmpty() ? null : new StringType(shown);
  }

  private static @Nullable Base company(Spot spot) {
    if (!(NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number)) {
      return null;
    }
    String name = spot.segment().field(3).first().text();
    Organization company = new Organization().addIdentifier(number);
    company.setName(name.isEmpty() ? spot.repetition().component(2) : name);
    Providers.contacts(company, spot.segment(), spot.passage());
    return company;
  }

  private static @Nullable Base companyName(Spot spot) {
    String name = spot.repetition().text();
    if (name.isBlank()) {
      return null;
    }
    Organization company = new Organization().setName(name);
    Providers.contacts(company, spot.segment(), spot.passage());
    return company;
  }
}
