package org.corridor.proposals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.proposals.ProposalRows.Found;
import org.corridor.reconciliation.Acceptance;
import org.corridor.reconciliation.Withheld;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.translation.FhirJson;
import org.corridor.translation.Identity;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Proposals as people see and settle them. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Proposals {

  private static final String PARTICIPANTS =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Database database;
  private final JournalStore journal;
  private final Vault vault;
  private final Clock clock;

  public Proposals(Database database, JournalStore journal, Vault vault, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.vault = vault;
    this.clock = clock;
  }

  /** A page of proposals. The last one's id is where the next page begins. */
  public List<Proposal> search(ProposalQuery query) {
    return database.inTransaction(
        connection ->
            ProposalRows.search(connection, query).stream().map(Found::proposal).toList());
  }

  /** A proposal without what it says. */
  public Optional<Proposal> find(UUID id) {
    return database.inTransaction(
        connection -> ProposalRows.find(connection, id).map(Found::proposal));
  }

  /** How many wait for a person. */
  public long open() {
    return database.inTransaction(ProposalRows::open);
  }

  /**
   * What a proposal says, for a person: who asked is written down first, with the message.
   *
   * @param who the user's name
   * @param why what the user said it is for; may be empty
   * @return empty when there is no such proposal, or its content is not kept any longer
   * @throws org.corridor.vault.Unopenable when no key at hand opens the content
   */
  public Optional<ProposalDetail> disclose(UUID id, String who, String why) {
    Optional<Proposal> found = find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return journal
        .disclose(
            found.get().message(),
            who,
            ("proposal " + id + " " + why).strip(),
            connection -> ProposalRows.find(connection, id).flatMap(Found::sealed))
        .map(bytes -> detail(found.get(), Content.open(bytes, vault, found.get())));
  }

  private static ProposalDetail detail(Proposal proposal, Withheld withheld) {
    return new ProposalDetail(
        proposal,
        withheld.names(),
        withheld.standing().map(FhirJson::of),
        FhirJson.of(withheld.proposed()));
  }

  /**
   * Writes it into the record, with who said so; nothing when the record has changed since.
   *
   * @throws RepositoryUnavailable when trying again may help
   * @throws org.corridor.repository.ChangeRefused when the repository will never take it
   */
  public Outcome accept(UUID id, String who) {
    return settle(id, (connection, found) -> accept(connection, found, who));
  }

  /** Settles it without writing anything. */
  public Outcome reject(UUID id, String who, String reason) {
    return settle(
        id,
        (connection, found) -> {
          Move move = new Move(ProposalState.REJECTED, now(), who, reason);
          ProposalRows.move(connection, id, move);
          return new Outcome.Done();
        });
  }

  private interface Decision {
    Outcome on(Connection connection, Found found) throws SQLException;
  }

  private Outcome settle(UUID id, Decision decision) {
    return database.inTransaction(
        connection -> {
          ProposalRows.lock(connection, id);
          Optional<Found> found = ProposalRows.find(connection, id);
          if (found.isEmpty()) {
            return new Outcome.Absent();
          }
          ProposalState state = found.get().proposal().state();
          return state == ProposalState.OPEN
              ? decision.on(connection, found.get())
              : new Outcome.TooLate(state);
        });
  }

  /**
   * The row is locked while the repository writes: nobody rejects what is being written. After a
   * crash in between the proposal is open, and accepting it again writes nothing more.
   */
  private Outcome accept(Connection connection, Found found, String who) throws SQLException {
    Proposal proposal = found.proposal();
    Instant now = now();
    Withheld withheld = Content.open(found.sealed().orElseThrow(), vault, proposal);
    Acceptance acceptance = new Acceptance(withheld, provenance(proposal, who, now));
    commit(acceptance);
    if (!acceptance.conflicts().isEmpty()) {
      return new Outcome.Changed(acceptance.conflicts());
    }
    ProposalRows.move(
        connection, proposal.id(), new Move(ProposalState.ACCEPTED, now, who, "accepted"));
    new Withdrawing(connection, vault, now).saidBy(acceptance.records());
    return new Outcome.Done();
  }

  private static void commit(Acceptance acceptance) {
    FhirRepository repository =
        RepositoryDoor.now()
            .orElseThrow(
                () ->
                    new RepositoryUnavailable(
                        "the repository is not up", new IllegalStateException()));
    for (int attempt = 1; ; attempt++) {
      try {
        repository.commit(List.of(acceptance));
        return;
      } catch (RepositoryUnavailable lost) {
        if (attempt == TRIES || !repository.answers()) {
          throw lost;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static Provenance provenance(Proposal proposal, String who, Instant now) {
    Provenance source = new Provenance();
    source.setId(Identity.of("Provenance", "proposal", proposal.id().toString()));
    source.setRecorded(Date.from(now));
    source.addAgent().setType(participant("verifier")).setWho(new Reference().setDisplay(who));
    source
        .addAgent()
        .setType(participant("author"))
        .setWho(new Reference().setDisplay(proposal.source()));
    source
        .addEntity()
        .setRole(ProvenanceEntityRole.SOURCE)
        .setWhat(
            new Reference()
                .setIdentifier(
                    new Identifier()
                        .setSystem("urn:ietf:rfc:3986")
                        .setValue("urn:uuid:" + proposal.message())));
    return source;
  }

  private static CodeableConcept participant(String code) {
    return new CodeableConcept(new Coding().setSystem(PARTICIPANTS).setCode(code));
  }

  private Instant now() {
    return Content.moment(clock.instant());
  }
}
