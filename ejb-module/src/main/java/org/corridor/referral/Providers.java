package org.corridor.referral;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Followers;
import org.corridor.datatypes.SpokenName;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Organization.OrganizationContactComponent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** PRD and the CTD behind it: who refers to whom. */
final class Providers {

  private static final SegmentTable PERSON =
      SegmentTable.load(Providers.class, "PRD-Practitioner.csv", new Practitioner());
  private static final SegmentTable ROLE =
      SegmentTable.load(
          Providers.class,
          "PRD-PractitionerRole.csv",
          new PractitionerRole(),
          Map.of("house", Providers::house));
  private static final SegmentTable HOUSE =
      SegmentTable.load(Providers.class, "PRD-Organization.csv", new Organization());
  private static final SegmentTable CTD =
      SegmentTable.load(
          Providers.class, "CTD-OrganizationContact.csv", new OrganizationContactComponent());

  private static final TypeMap XON = TypeMaps.named("XON[Organization]");

  /** Table 0286. */
  private static final String REFERRING = "RP";

  private static final String REFERRED_TO = "RT";

  private Providers() {}

  /** Says in {@code referral} who asks and who is asked. */
  static void settle(Referrals referral, Passage passage) {
    for (V2Segment prd : passage.message().all("PRD")) {
      Optional<Reference> provider = provider(prd, passage);
      List<String> roles =
          prd.field(1).repetitions().stream().map(role -> role.component(1)).toList();
      if (provider.isEmpty()) {
        continue;
      }
      if (roles.contains(REFERRING)) {
        referral.request().setRequester(provider.get());
        referral.task().setRequester(provider.get().copy());
      } else if (roles.contains(REFERRED_TO)) {
        referral.request().addPerformer(provider.get());
        referral.task().setOwner(provider.get().copy());
      } else {
        referral.request().addSupportingInfo(provider.get());
      }
    }
  }

  /** The person in the role, else the house, else no more than a name. */
  private static Optional<Reference> provider(V2Segment prd, Passage passage) {
    Practitioner person = new Practitioner();
    PERSON.fill(person, prd, passage);
    PractitionerRole role = new PractitionerRole();
    ROLE.fill(role, prd, passage);
    if (person.hasIdentifier()) {
      Reference who = passage.mention(person);
      return Optional.of(
          role.hasOrganization() || role.hasLocation()
              ? passage.mention(role.setPractitioner(who))
              : who);
    }
    if (role.hasOrganization() && role.getOrganization().hasReference()) {
      return Optional.of(role.getOrganization());
    }
    return person.hasName()
        ? Optional.of(new Reference().setDisplay(SpokenName.of(person.getNameFirstRep())))
        : Optional.empty();
  }

  private static @Nullable Base house(Spot spot) {
    if (!(XON.map(spot.repetition(), spot.passage().context()) instanceof Organization house)) {
      return null;
    }
    HOUSE.fill(house, spot.segment(), spot.passage());
    contacts(house, spot.segment(), spot.passage());
    return house;
  }

  /** CTD behind {@code leader}: whom to ask there. */
  static void contacts(Organization house, V2Segment leader, Passage passage) {
    for (V2Segment ctd : Followers.of(passage.message().segments(), leader, Set.of("CTD"))) {
      OrganizationContactComponent contact = new OrganizationContactComponent();
      CTD.fill(contact, ctd, passage);
      if (!contact.isEmpty()) {
        house.addContact(contact);
      }
    }
  }
}
