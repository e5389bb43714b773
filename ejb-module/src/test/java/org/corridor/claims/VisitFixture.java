package org.corridor.claims;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.corridor.testing.InMemoryRepository;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A visit in a repository: two charges of 6 June, one diagnosis, one payer. */
final class VisitFixture {
  final InMemoryRepository repository = new InMemoryRepository();

  VisitFixture() {
    ClaimFixture visit = new ClaimFixture("none", "M1");
    visit.bundle.getEntry().forEach(e -> put(e.getFullUrl(), e.getResource()));
    account("Coverage/M1");
    put("Condition/c", condition("E11.9"));
    put("Encounter/e", encounter("AMB"));
    put("ChargeItem/1", charge("99213", "125"));
    put("ChargeItem/2", charge("71046", "99.99"));
  }

  void account(String... coverages) {
    Account account = new Account();
    for (String coverage : coverages) {
      account
          .addCoverage()
          .setPriority(account.getCoverage().size())
          .setCoverage(new Reference(coverage));
    }
    put("Account/a", account);
  }

  /** Cedar Medicare pays after Birch. */
  void secondPayer() {
    Organization cedar = new Organization().setName("Cedar Medicare");
    cedar.addIdentifier().setSystem(X12Identifiers.PAYER).setValue("CEDAR");
    put("Organization/cedar", cedar);
    Coverage coverage = new ClaimFixture("none", "M1").coverage.copy();
    coverage.setOrder(2).setSubscriberId("C9");
    coverage.setType(Systems.concept(X12Identifiers.codes("1032"), "MB"));
    coverage.getType().addCoding().setSystem(X12Identifiers.codes("1336")).setCode("12");
    coverage.getPayor().clear();
    coverage.addPayor(new Reference("Organization/cedar"));
    put("Coverage/second", coverage);
    account("Coverage/M1", "Coverage/second");
  }

  void put(String reference, Resource resource) {
    resource.setId(reference);
    repository.commit(
        new Change() {
          @Override
          public Set<String> reads() {
            return Set.of();
          }

          @Override
          public List<Resource> decide(Stored stored) {
            return List.of(resource);
          }
        });
  }

  <T extends Resource> T get(Class<T> type, String reference) {
    return type.cast(repository.get(reference).orElseThrow());
  }

  List<Claim> claims() {
    return repository.all(Claim.class);
  }

  static Encounter encounter(String visitClass) {
    Encounter encounter = new Encounter();
    encounter.setClass_(new Coding().setCode(visitClass));
    encounter.setSubject(new Reference("Patient/M1"));
    encounter.addAccount(new Reference("Account/a"));
    encounter.setServiceProvider(new Reference("Organization/clinic"));
    encounter.addDiagnosis().setCondition(new Reference("Condition/c"));
    return encounter;
  }

  static Condition condition(String code) {
    return new Condition()
        .setCode(Systems.concept(Systems.ICD10, code))
        .setEncounter(new Reference("Encounter/e"));
  }

  static ChargeItem charge(String code, String price) {
    return charge(Systems.concept(Systems.CPT, code), price);
  }

  static ChargeItem charge(CodeableConcept code, String price) {
    ChargeItem charge = new ChargeItem();
    charge.setStatus(ChargeItemStatus.BILLABLE);
    charge.setCode(code);
    charge.setContext(new Reference("Encounter/e"));
    charge.setOccurrence(new DateTimeType("2026-06-06"));
    charge.setEnteredDateElement(new DateTimeType("2026-06-08"));
    charge.setPriceOverride(new Money().setValue(new BigDecimal(price)).setCurrency("USD"));
    charge.addPerformer().setActor(new Reference("Practitioner/aster"));
    return charge;
  }
}
