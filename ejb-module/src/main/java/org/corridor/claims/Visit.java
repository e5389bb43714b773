package org.corridor.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the repository holds of a visit that is to be billed.
 *
 * @param coverages those that pay, in their order
 * @param sent claims that were made of it before
 */
record Visit(
    Encounter encounter,
    Optional<Account> account,
    List<ChargeItem> charges,
    List<Procedure> procedures,
    List<Coverage> coverages,
    SentClaims sent,
    References references) {
  private static final int MOST = 2000;

  static Visit of(Encounter encounter, Stored stored) {
    References references = stored::get;
    List<Resource> about =
        stored.referringTo("Encounter/" + encounter.getIdElement().getIdPart(), MOST);
    List<ChargeItem> charges =
        about.stream()
            .filter(ChargeItem.class::isInstance)
            .map(ChargeItem.class::cast)
            .sorted(Comparator.comparing((ChargeItem c) -> day(c)).thenComparing(Visit::id))
            .toList();
    List<Procedure> procedures =
        about.stream()
            .filter(Procedure.class::isInstance)
            .map(Procedure.class::cast)
            .sorted(Comparator.comparing(Visit::id))
            .toList();
    Optional<Account> account =
        Stream.concat(
                encounter.getAccount().stream(),
                charges.stream().flatMap(c -> c.getAccount().stream()))
            .flatMap(r -> references.find(r, Account.class).stream())
            .findFirst();
    List<Claim> claims =
        about.stream().filter(Claim.class::isInstance).map(Claim.class::cast).toList();
    return new Visit(
        encounter,
        account,
        charges,
        procedures,
        coverages(encounter, account, stored),
        new SentClaims(claims),
        references);
  }

  private static List<Coverage> coverages(
      Encounter encounter, Optional<Account> account, Stored stored) {
    References references = stored::get;
    List<Coverage> ofAccount =
        account.stream()
            .flatMap(a -> a.getCoverage().stream())
            .sorted(Comparator.comparing(Account.CoverageComponent::getPriority))
            .flatMap(c -> references.find(c.getCoverage(), Coverage.class).stream())
            .toList();
    if (!ofAccount.isEmpty() || !encounter.hasSubject()) {
      return ofAccount;
    }
    return stored.referringTo(encounter.getSubject().getReference(), MOST).stream()
        .filter(Coverage.class::isInstance)
        .map(Coverage.class::cast)
        .filter(c -> c.getStatus() == Coverage.CoverageStatus.ACTIVE)
        .sorted(Comparator.comparing(Coverage::getOrder).thenComparing(Visit::id))
        .toList();
  }

  static String id(Resource resource) {
    return String.valueOf(resource.getIdElement().getIdPart());
  }

  static Reference reference(Resource resource) {
    return new Reference(resource.fhirType() + "/" + id(resource));
  }

  /** CCYYMMDD on which a charge arose; empty if nobody says. */
  static String day(ChargeItem charge) {
    if (charge.hasOccurrenceDateTimeType()) {
      return Dates.day(charge.getOccurrenceDateTimeType());
    }
    return charge.hasOccurrencePeriod()
        ? Dates.day(charge.getOccurrencePeriod().getStartElement())
        : "";
  }
}
