package org.corridor.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.corridor.repository.Stored;
import org.corridor.shared.Finding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What one message wants of the repository, weighed against what the repository holds. A decision
 * uses up what is said: to be asked again, which is rare, is dearer than to copy nothing.
 */
public final class Reconciliation implements Dissenting {

  private final AtomicReference<@Nullable Said> first;
  private final Set<String> reads;
  private final Function<Map<String, String>, Said> again;
  private final Keepers keepers;
  private volatile List<Finding> findings = List.of();
  private volatile Dissent dissent = Dissent.NONE;
  private volatile boolean unfinished;

  /** What a message says of patients who have one number each. */
  public Reconciliation(List<Draft> drafts, List<RecordMerge> merges) {
    this(copies(drafts, merges), mains -> copies(drafts, merges));
  }

  private static Said copies(List<Draft> drafts, List<RecordMerge> merges) {
    List<Draft> copies =
        drafts.stream().map(draft -> draft.about(draft.resource().copy(), draft.weight())).toList();
    return new Said(copies, merges, List.of(), List.of(), List.of());
  }

  /**
   * What a message says.
   *
   * @param again says it again, of the records that stand for others, {@code Patient/…} by {@code
   *     Patient/…}: what belongs to a patient has its id from the patient's record
   */
  public Reconciliation(Said said, Function<Map<String, String>, Said> again) {
    this(new AtomicReference<>(said), said.reads(), again, Keepers.NONE);
  }

  private Reconciliation(
      AtomicReference<@Nullable Said> first,
      Set<String> reads,
      Function<Map<String, String>, Said> again,
      Keepers keepers) {
    this.first = first;
    this.reads = reads;
    this.again = again;
    this.keepers = keepers;
  }

  /** The same, where others keep the record of some of it; the two are never decided at once. */
  public Reconciliation under(Keepers others) {
    return new Reconciliation(first, reads, again, others);
  }

  @Override
  public Set<String> reads() {
    return reads;
  }

  @Override
  public List<Resource> decide(Stored stored) {
    Worksheet worksheet = new Worksheet(stored);
    List<Finding> noticed = new ArrayList<>();
    Said said = first.getAndSet(null);
    Said sure = said == null ? again.apply(Map.of()) : said;
    Map<String, String> mains = new MainRecords(worksheet, noticed).of(sure, reads);
    Said known = mains.isEmpty() ? sure : again.apply(mains);
    Map<String, String> turned = Survivors.of(mains.isEmpty() ? reads : known.reads(), worksheet);
    Twins twins = Twins.of(Survivors.redirect(known, turned), worksheet);
    turned.putAll(twins.meant());
    Said weighed = new Separation(worksheet, noticed).of(Survivors.redirect(known, turned));
    Merging merging = new Merging(worksheet, noticed);
    twins.unite(merging);
    Guard guard = new Guard(keepers, worksheet, noticed);
    guard.watch(weighed.drafts());
    weighed.drafts().forEach(draft -> apply(draft, worksheet));
    guard.restore();
    weighed.drafts().stream()
        .filter(draft -> !guard.hasPutBack(draft.reference()))
        .forEach(draft -> confirm(draft, worksheet));
    weighed.merges().forEach(merging::merge);
    unfinished = merging.isUnfinished();
    Moving moving = new Moving(worksheet, noticed);
    weighed.moves().forEach(moving::move);
    dissent = guard.dissent(merging.merged());
    findings = List.copyOf(noticed);
    return worksheet.written();
  }

  @Override
  public boolean isUnfinished() {
    return unfinished;
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public Dissent dissent() {
    return dissent;
  }

  private static void apply(Draft draft, Worksheet worksheet) {
    String reference = draft.reference();
    worksheet
        .open(reference)
        .ifPresentOrElse(
            after -> amend(draft, after, confirmed(reference, draft, worksheet)),
            () -> {
              Resource first = Amendment.first(draft);
              worksheet.create(reference, first);
              draft.rule().settle(null, first);
            });
  }

  private static void amend(Draft draft, Resource after, Optional<Instant> confirmed) {
    confirmed.ifPresent(time -> Memory.eventTime(after, time));
    Resource before = draft.rule() == Rule.NONE ? after : after.copy();
    new Amendment(draft, after).apply();
    draft.rule().settle(before, after);
  }

  private static Optional<Instant> confirmed(String reference, Draft draft, Worksheet worksheet) {
    return draft.keeper().isEmpty()
        ? Optional.empty()
        : worksheet.read(draft.keeper()).flatMap(keeper -> Confirmations.of(reference, keeper));
  }

  /** What was said again without change is not written again: its keeper remembers the time. */
  private static void confirm(Draft draft, Worksheet worksheet) {
    if (draft.keeper().isEmpty()) {
      return;
    }
    String reference = draft.reference();
    Optional<Instant> said = worksheet.read(reference).flatMap(Memory::eventTime);
    Optional<Instant> confirmed = confirmed(reference, draft, worksheet);
    if (!worksheet.closeIfSame(reference)) {
      if (confirmed.isPresent()) {
        worksheet.open(draft.keeper()).ifPresent(k -> Confirmations.forget(reference, k));
      }
      return;
    }
    Optional<Instant> known =
        confirmed.or(() -> worksheet.read(reference).flatMap(Memory::eventTime));
    if (said.isPresent() && known.filter(time -> !time.isBefore(said.get())).isEmpty()) {
      worksheet
          .open(draft.keeper())
          .ifPresent(k -> Confirmations.remember(reference, said.get(), k));
    }
  }
}
