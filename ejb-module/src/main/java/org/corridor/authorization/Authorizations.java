package org.corridor.authorization;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.authorization.AuthorizationRows.Found;
import org.corridor.eligibility.InquiryIncomplete;
import org.corridor.eligibility.NoLine;
import org.corridor.exchange.RealTime;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetUnusable;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.repository.FhirRepository;
import org.corridor.shared.MessageId;
import org.corridor.translation.Identity;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;

/**
 * The door: asks payers whether something may be done. Each claim has one ClaimResponse in the
 * repository, which says how its authorization stands. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable} and {@link
 * org.corridor.repository.RepositoryUnavailable}.
 */
public final class Authorizations {
  private final AuthorizationRows rows;
  private final Lines lines;
  private final Preparing preparing;
  private final Settling settling;
  private final Asking asking;
  private final Following following;
  private final Vault vault;
  private final JournalStore journal;
  private final AuthorizationSettings settings;
  private final Clock clock;

  Authorizations(Parts parts, AuthorizationSettings settings, Clock clock) {
    this.rows = new AuthorizationRows(parts.database());
    this.lines = parts.lines();
    this.vault = parts.vault();
    this.journal = parts.journal();
    this.settings = settings;
    this.clock = clock;
    Judging judging = new Judging(settings);
    this.preparing = new Preparing(parts.repository(), rows, settings);
    this.settling = new Settling(rows, parts.repository(), parts.vault(), judging, clock);
    this.asking = new Asking(settling, judging, settings, clock);
    this.following = new Following(rows, lines, preparing, asking, settling, judging, clock);
  }

  /** What it is made of. */
  record Parts(
      Database database,
      Vault vault,
      JournalStore journal,
      Supplier<FhirRepository> repository,
      Lines lines) {}

  /**
   * Asks for the claim of a bundle; the same once more gives what is known and sends nothing.
   *
   * @param bundle a Claim for preauthorization and what it refers to, in the manner of Da Vinci PAS
   * @return a bundle whose first entry is the ClaimResponse
   * @throws InquiryIncomplete when something is missing that a 278 needs
   * @throws NoLine when the payer cannot be asked at all
   */
  public Bundle submit(Bundle bundle) throws InterruptedException {
    Preparing.Prepared prepared = preparing.of(bundle);
    Review asked = prepared.review();
    Optional<Authorization> latest = rows.latest(asked.identity());
    if (latest.filter(a -> a.fingerprint().equals(asked.fingerprint())).isPresent()) {
      return answer(List.of(latest.get()));
    }
    RealTime.Line line = lines.to(asked.payer().number(), Lines.REQUEST).orElseThrow(NoLine::new);
    Review review = preparing.toSend(prepared.claim(), asked, latest);
    Authorization begun = begun(prepared, review, latest, line);
    settling.begin(prepared.claim(), begun);
    if (!rows.insert(begun)) {
      // Somebody else asks the same at this moment.
      return answer(rows.latest(asked.identity()).stream().toList());
    }
    return answer(List.of(asking.request(begun, review, line)));
  }

  private Authorization begun(
      Preparing.Prepared prepared,
      Review review,
      Optional<Authorization> latest,
      RealTime.Line line) {
    UUID identity = review.identity();
    int revision = latest.map(a -> a.revision() + 1).orElse(0);
    return new Authorization(
        MessageId.next(clock).value(),
        Review.uuid(identity + "|" + revision),
        identity,
        revision,
        prepared.review().fingerprint(),
        review.payer().number(),
        line.partner().id(),
        prepared.patient(),
        "Claim/" + Identity.of("Claim", "authorization", identity.toString()),
        "ClaimResponse/" + Identity.of("ClaimResponse", "authorization", identity.toString()),
        review.event().certification(),
        review.days().map(Review.Span::from),
        review.days().map(Review.Span::to),
        AuthorizationState.ASKED,
        "",
        "",
        "asked",
        "",
        "",
        0,
        clock.instant(),
        Optional.empty(),
        clock.instant().plus(settings.limit()),
        Optional.of(clock.instant().plus(settings.firstPause())));
  }

  /**
   * How the claim of a bundle stands, or all claims of its patient with its payer where it has no
   * number; what is pended is inquired about first.
   *
   * @throws InquiryIncomplete when neither a number nor a patient is named
   */
  public Bundle inquire(Bundle bundle) throws InterruptedException {
    List<Authorization> now = new ArrayList<>();
    for (Authorization one : preparing.meant(bundle)) {
      now.add(one.state().isDecided() ? one : following.look(one));
    }
    return answer(now);
  }

  private Bundle answer(List<Authorization> all) {
    Bundle bundle = new Bundle();
    bundle.setType(Bundle.BundleType.COLLECTION);
    bundle.setTimestamp(java.util.Date.from(clock.instant()));
    for (Authorization one : all) {
      ClaimResponse response =
          settling
              .response(one)
              .orElseGet(
                  () -> ResponseBuilder.response(new Claim(), one, Optional.empty(), List.of()));
      bundle.addEntry().setFullUrl(one.response()).setResource(response);
    }
    return bundle;
  }

  /**
   * Takes a set that came by itself; the same once more changes nothing.
   *
   * @throws SetUnusable when nothing in it is about a request of ours
   */
  void take(ReceivedSet set) throws IOException {
    List<Decision> decisions;
    try (InputStream in = set.open()) {
      decisions = Answers.decisions(in);
    }
    Map<UUID, Authorization> meant = new LinkedHashMap<>();
    decisions.stream()
        .flatMap(Traces::keys)
        .flatMap(key -> rows.withKey(key).stream())
        .forEach(found -> meant.put(found.authorization().key(), found.authorization()));
    boolean any = false;
    for (Authorization one : meant.values()) {
      Optional<Decision> decision = Choosing.of(decisions, one);
      Settling.Also also = any ? Settling.Also.NOTHING : set::taken;
      decision.ifPresent(found -> settling.decided(one, found, also));
      any |= decision.isPresent();
    }
    if (!any) {
      throw new SetUnusable("nothing in it is about a request of ours");
    }
  }

  /** Follows what is not decided and whose time has come. How many that were. */
  public int follow() throws InterruptedException {
    return following.due();
  }

  /**
   * Sends a request again, as it was and under the same trace.
   *
   * @return false if there is none, or the payer has decided
   */
  public boolean retry(UUID id) throws InterruptedException {
    Optional<Authorization> found = find(id);
    return found.isPresent() && !found.get().state().isDecided() && following.again(found.get());
  }

  /** One, by its id. */
  public Optional<Authorization> find(UUID id) {
    return rows.withId(id).map(Found::authorization);
  }

  /** The newest first. */
  public List<Authorization> search(AuthorizationQuery query) {
    return rows.search(query);
  }

  /** The last answer as it came; who asks is written down first. */
  public Optional<byte[]> disclose(UUID id, String who, String why) {
    MessageId message = new MessageId(id);
    return journal
        .disclose(message, who, why, connection -> rows.withId(id).flatMap(Found::sealed))
        .map(kept -> vault.open(kept, message));
  }
}
