package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.putting;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.corridor.journal.Database;
import org.corridor.journal.JournalTables;
import org.corridor.ledger.ClaimStory;
import org.corridor.ledger.Claims;
import org.corridor.ledger.Content;
import org.corridor.ledger.Ledger;
import org.corridor.ledger.LedgerSettings;
import org.corridor.ledger.Publications;
import org.corridor.ledger.Remittances;
import org.corridor.remittance.Publishing;
import org.corridor.repository.FhirRepository;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Posted remittances on the real repository: written, found, and valid. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class RemittancesStoredTest {
  private static final Instant SENT = Instant.parse("2026-06-22T09:15:00Z");
  private static final Instant PAID = Instant.parse("2026-06-27T07:00:00Z");

  private final Store store;
  private final FhirRepository repository;

  RemittancesStoredTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
  }

  private static Path chain() {
    String shared =
        System.getProperty(
            "corridor.shared", System.getenv().getOrDefault("CORRIDOR_SHARED", "../../shared"));
    Path folder = Path.of(shared, "data", "x12", "authored", "chain");
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder);
    return folder;
  }

  private void chainPosted(String... remittances) throws IOException {
    Path chain = chain();
    Clock clock = Clock.systemUTC();
    try (BasicDataSource hub = new BasicDataSource()) {
      hub.setUrl("jdbc:h2:mem:ledger" + System.nanoTime());
      hub.setMaxTotal(4);
      JournalTables.prepare(hub, clock);
      Database database = new Database(hub);
      Ledger ledger = new Ledger(database, clock, LedgerSettings.usual(), ClaimStory.NONE);
      ledger.sent(of(chain.resolve("01_837P.edi")), SENT);
      ledger.sent(of(chain.resolve("04_837P_resubmitted.edi")), SENT.plusSeconds(60));
      for (String file : remittances) {
        ledger.received(of(chain.resolve(file)), PAID);
        new Publishing(
                new Publications(database, clock),
                new Claims(database),
                new Remittances(database),
                repository)
            .untilNoneIsDue();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static Content of(Path file) {
    return () -> Files.newInputStream(file);
  }

  private <T extends Resource> List<T> found(Class<T> type, String system, String value) {
    SearchParameterMap by = new SearchParameterMap();
    by.setLoadSynchronous(true);
    by.add("identifier", new TokenParam(system, value));
    return store
        .bean(DaoRegistry.class)
        .getResourceDao(type)
        .searchForResources(by, new SystemRequestDetails());
  }

  /** As a client has it: the store keeps things in a resource that nobody else sees. */
  private static Resource reread(Resource stored) {
    IParser json = FhirContext.forR4Cached().newJsonParser();
    return json.parseResource(stored.getClass(), json.encodeResourceToString(stored));
  }

  @Test
  void whatWasPostedIsFoundByItsNumbersAndIsValid() throws IOException {
    Patient patient = Samples.patient();
    Claim claim = new Claim();
    claim.setId(Samples.newId());
    claim.setPatient(new Reference(Samples.key(patient)));
    claim.addIdentifier().setSystem(X12Identifiers.CLAIM_NUMBER).setValue("LK101100");
    repository.commit(List.of(putting(patient, claim)));

    chainPosted("11_835_ALDER.edi", "12_835_BIRCH.edi", "13_835_ALDER_correction.edi");

    List<Resource> all = new ArrayList<>();
    for (String trace : List.of("EFTALDER011", "EFTBIRCH011", "EFTALDR2011")) {
      all.addAll(found(PaymentReconciliation.class, X12Identifiers.PAYMENT_NUMBER, trace));
    }
    for (String number : List.of("LK101100", "LK101103", "LK101104", "LK101106", "LK101108")) {
      all.addAll(found(ClaimResponse.class, X12Identifiers.CLAIM_NUMBER, number));
    }
    assertThat(all).hasSize(8);
    FhirValidator validator = TranslatedMessagesTest.validator();
    for (Resource one : all) {
      assertThat(validator.validateWithResult(reread(one)).getMessages())
          .as(one.getId())
          .filteredOn(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
          .extracting(message -> message.getLocationString() + ": " + message.getMessage())
          .isEmpty();
    }
    ClaimResponse response =
        found(ClaimResponse.class, X12Identifiers.CLAIM_NUMBER, "LK101100").get(0);
    assertThat(response.getRequest().getReference()).isEqualTo(Samples.key(claim));
    assertThat(response.getPatient().getReference()).isEqualTo(Samples.key(patient));
  }
}
