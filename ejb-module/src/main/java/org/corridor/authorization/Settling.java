package org.corridor.authorization;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.corridor.authorization.Authorization.Learnt;
import org.corridor.eligibility.Glance;
import org.corridor.eligibility.Rejection;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Stored;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes down what was learnt: the ClaimResponse first, then the row. A crash between both is
 * mended by whoever brings the same again.
 */
final class Settling {
  private final AuthorizationRows rows;
  private final Supplier<FhirRepository> repository;
  private final Vault vault;
  private final Judging judging;
  private final Clock clock;

  Settling(
      AuthorizationRows rows,
      Supplier<FhirRepository> repository,
      Vault vault,
      Judging judging,
      Clock clock) {
    this.rows = rows;
    this.repository = repository;
    this.vault = vault;
    this.judging = judging;
    this.clock = clock;
  }

  /** What else belongs into the transaction. */
  interface Also {
    Also NOTHING = connection -> {};

    void on(Connection connection) throws SQLException;
  }

  /** A decision; the same once more, or an older one, changes nothing. */
  Authorization decided(Authorization known, Decision decision, Also also) {
    boolean same = decision.control().equals(known.control());
    boolean older = decision.said().compareTo(known.said()) < 0;
    if (same || older) {
      return written(known, Optional.empty(), also);
    }
    Authorization now = known.with(judging.decided(known, decision, now()));
    respond(now, Optional.of(decision), decision.rejections());
    byte[] kept = vault.seal(Answers.bytes(decision), new MessageId(now.id()));
    return written(now, Optional.of(kept), also);
  }

  /** A refusal of what was sent. */
  Authorization rejected(Authorization known, List<Rejection> rejections, Also also) {
    Authorization now = known.with(judging.rejected(known, rejections, now()));
    respond(now, Optional.empty(), rejections);
    return written(now, Optional.empty(), also);
  }

  /** Nothing came, or what came says nothing new. */
  Authorization learnt(Authorization known, Learnt learnt) {
    Authorization now = known.with(learnt);
    if (now.state() != known.state()) {
      respond(now, Optional.empty(), List.of());
    }
    return written(now, Optional.empty(), Also.NOTHING);
  }

  private Authorization written(Authorization now, Optional<byte[]> sealed, Also also) {
    return rows.database()
        .inTransaction(
            connection -> {
              AuthorizationRows.update(connection, now, sealed);
              also.on(connection);
              return now;
            });
  }

  /** The answer to an older request about the same claim is kept in its row only. */
  private void respond(Authorization now, Optional<Decision> decision, List<Rejection> rejections) {
    boolean latest =
        rows.latest(now.identity()).filter(last -> last.key().equals(now.key())).isPresent();
    if (latest) {
      repository.get().commit(List.of(new Responding(now, decision, rejections)));
    }
  }

  /** The ClaimResponse of a claim as it stands in the repository. */
  private record Responding(
      Authorization authorization, Optional<Decision> decision, List<Rejection> rejections)
      implements Change {

    @Override
    public Set<String> reads() {
      return Set.of(authorization.claim(), authorization.response());
    }

    @Override
    public List<Resource> decide(Stored stored) {
      Claim claim =
          stored
              .get(authorization.claim())
              .filter(Claim.class::isInstance)
              .map(Claim.class::cast)
              .orElseGet(Claim::new);
      return List.of(ResponseBuilder.response(claim, authorization, decision, rejections));
    }
  }

  /** Writes a claim, and its response while nothing is known. */
  void begin(Claim claim, Authorization authorization) {
    // Of two who ask the same at a time, the slower one must not undo what the payer has decided.
    BooleanSupplier isAsked =
        () ->
            rows.latest(authorization.identity())
                .filter(known -> known.fingerprint().equals(authorization.fingerprint()))
                .isPresent();
    Change writing =
        new Change() {
          @Override
          public Set<String> reads() {
            return Set.of(authorization.claim(), authorization.response());
          }

          @Override
          public List<Resource> decide(Stored stored) {
            if (isAsked.getAsBoolean()) {
              return List.of();
            }
            Claim kept = claim.copy();
            kept.setId(authorization.claim());
            ClaimResponse response =
                ResponseBuilder.response(kept, authorization, Optional.empty(), List.of());
            return List.of(kept, response);
          }
        };
    repository.get().commit(List.of(writing));
  }

  /** The ClaimResponse as it stands. */
  Optional<ClaimResponse> response(Authorization authorization) {
    return Glance.at(
        repository.get(),
        Set.of(authorization.response()),
        stored ->
            stored
                .get(authorization.response())
                .filter(ClaimResponse.class::isInstance)
                .map(found -> ((ClaimResponse) found).copy()));
  }

  private Instant now() {
    return clock.instant();
  }
}
