package org.corridor.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;
import org.corridor.journal.TestJournal;
import org.corridor.reconciliation.Dissent;
import org.corridor.reconciliation.RecordKind;
import org.corridor.reconciliation.Withheld;
import org.corridor.shared.MessageId;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several writers at once, on each database. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class EnteringTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final int LANES = 6;
  private static final int ALLERGIES = 8;

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private JdbcConnectionPool source;
  private Database database;
  private ProposalBook book;
  private Proposals proposals;

  @BeforeEach
  void open() {
    source = kind.prepared(CLOCK);
    database = new Database(source);
    Vault vault =
        Vault.unlock(
            new VaultSettings(folder.resolve("keys.json"), Optional.empty()), new Forgetful());
    book = new ProposalBook(database.dialect(), vault, CLOCK, new SimpleMeterRegistry());
    proposals = new Proposals(database, TestJournal.on(source, CLOCK), vault, CLOCK);
  }

  @AfterEach
  void close() {
    source.dispose();
  }

  private static final class Forgetful implements KeyLedger {
    @Override
    public Set<String> keyIds() {
      return Set.of();
    }

    @Override
    public void note(String keyId) {}
  }

  private static Withheld allergy(int number, AllergyIntoleranceCriticality criticality) {
    AllergyIntolerance allergy = new AllergyIntolerance();
    allergy.setId("a" + number);
    allergy.setCriticality(criticality);
    return new Withheld(
        RecordKind.ALLERGIES,
        "AllergyIntolerance/a" + number,
        "Patient/p",
        Instant.EPOCH,
        Optional.empty(),
        allergy);
  }

  private static Statement statement(Dissent dissent) {
    Arrival arrival =
        new Arrival(
            MessageId.next(CLOCK),
            "main",
            Instant.EPOCH,
            false,
            "ADT^A08",
            "1",
            "LAB",
            "SOUTH",
            "NORTH|1",
            "AA",
            List.of(),
            new byte[0]);
    return new Statement(arrival, dissent);
  }

  private void enter(Dissent dissent) {
    Entering entering = book.entering(List.of(statement(dissent)));
    database.inTransaction(
        connection -> {
          entering.on(connection);
          return true;
        });
    entering.committed();
  }

  private static Dissent withheld(List<Withheld> all) {
    return new Dissent(all, List.of(), List.of(), Map.of());
  }

  private static List<Withheld> all(AllergyIntoleranceCriticality criticality) {
    return IntStream.range(0, ALLERGIES).mapToObj(i -> allergy(i, criticality)).toList();
  }

  private static Dissent said(AllergyIntoleranceCriticality criticality) {
    List<Resource> records =
        all(criticality).stream().map(Withheld::proposed).map(Resource.class::cast).toList();
    return new Dissent(List.of(), List.of(), records, Map.of());
  }

  private List<Proposal> find() {
    return proposals.search(new ProposalQuery(Map.of(), Optional.empty(), 100));
  }

  private void atOnce(List<Dissent> dissents) {
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      CompletableFuture.allOf(
              dissents.stream()
                  .map(one -> CompletableFuture.runAsync(() -> enter(one), lanes))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      lanes.shutdown();
    }
  }

  @Test
  void theSameProposalsFromManyMessagesAtOnceAreOneRowEach() {
    List<Dissent> dissents = new ArrayList<>();
    for (int i = 0; i < LANES * 3; i++) {
      List<Withheld> all = new ArrayList<>(all(AllergyIntoleranceCriticality.LOW));
      java.util.Collections.rotate(all, i);
      dissents.add(withheld(all));
    }
    atOnce(dissents);
    assertThat(find())
        .hasSize(ALLERGIES)
        .allMatch(one -> one.messages() == LANES * 3)
        .allMatch(one -> one.state() == ProposalState.OPEN);
  }

  @Test
  void recordsThatAreStatedWhileOthersProposeEndTheirProposals() {
    enter(withheld(all(AllergyIntoleranceCriticality.LOW)));
    List<Dissent> dissents = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      dissents.add(said(AllergyIntoleranceCriticality.LOW));
      dissents.add(said(AllergyIntoleranceCriticality.HIGH));
    }
    atOnce(dissents);
    assertThat(find()).hasSize(ALLERGIES).allMatch(one -> one.state() == ProposalState.WITHDRAWN);
  }
}
