package org.corridor.loops;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Arrival;
import org.corridor.shared.MessageId;

/** A loop as it is being written. */
final class LoopDraft {

  private static final UUID NOBODY = new UUID(0, 0);

  final UUID id;
  final boolean fresh;
  final Patient patient;
  final Instant openedAt;
  private LoopKind kind;
  private String interfaceName;
  private LoopState state;
  private Instant stateAt;
  private UUID decidedBy;
  private Optional<Instant> dueAt;
  private boolean ordered;
  private boolean changed;
  private Optional<LoopDraft> survivor = Optional.empty();

  /** A patient identifier in its two parts; both may be empty. */
  record Patient(String authority, String number) {
    static Patient of(String key) {
      int at = key.indexOf('|');
      return at < 0
          ? new Patient("", key)
          : new Patient(key.substring(0, at), key.substring(at + 1));
    }
  }

  /** A new one, which {@code arrival} opens. */
  LoopDraft(UUID id, LoopKind kind, Arrival arrival, Patient patient) {
    this.id = id;
    this.fresh = true;
    this.patient = patient;
    this.openedAt = arrival.receivedAt();
    this.kind = kind;
    this.interfaceName = arrival.interfaceName();
    this.state = LoopState.OPEN;
    this.stateAt = arrival.receivedAt();
    this.decidedBy = NOBODY;
    this.dueAt = Optional.empty();
  }

  /** One that has a row. */
  LoopDraft(Loop row, UUID decidedBy) {
    this.id = row.id();
    this.fresh = false;
    this.patient = Patient.of(row.patient());
    this.openedAt = row.openedAt();
    this.kind = row.kind();
    this.interfaceName = row.interfaceName();
    this.state = row.state();
    this.stateAt = row.stateAt();
    this.decidedBy = decidedBy;
    this.dueAt = row.dueAt();
    this.ordered = row.ordered();
  }

  /** Takes in what a message says. */
  void take(Mention mention, Arrival arrival) {
    LoopEvent event = mention.event();
    if (mention.kind() == LoopKind.REFERRAL && kind != LoopKind.REFERRAL) {
      kind = LoopKind.REFERRAL;
      changed = true;
    }
    if (event == LoopEvent.ORDERED) {
      order(mention, arrival);
    }
    boolean newer = arrival.id().compareTo(new MessageId(decidedBy)) >= 0;
    LoopState next = state.after(event, newer);
    if (next != state) {
      state = next;
      stateAt = arrival.receivedAt();
      changed = true;
    }
    if (event.decides() && newer && !decidedBy.equals(arrival.id().value())) {
      decidedBy = arrival.id().value();
      changed = true;
    }
  }

  private void order(Mention mention, Arrival arrival) {
    if (!ordered) {
      ordered = true;
      interfaceName = arrival.interfaceName();
      changed = true;
    }
    if (dueAt.isEmpty() && mention.within().isPresent()) {
      dueAt = mention.within().map(arrival.receivedAt()::plus);
      changed = true;
    }
  }

  /** What turns out to be the same loop comes in here. */
  void unite(LoopDraft other) {
    state = state.with(other.state);
    stateAt = other.stateAt.isAfter(stateAt) ? other.stateAt : stateAt;
    boolean later = new MessageId(other.decidedBy).compareTo(new MessageId(decidedBy)) > 0;
    decidedBy = later ? other.decidedBy : decidedBy;
    kind = other.kind == LoopKind.REFERRAL ? other.kind : kind;
    if (!ordered && other.ordered) {
      ordered = true;
      interfaceName = other.interfaceName;
    }
    dueAt = dueAt.or(() -> other.dueAt);
    changed = true;
    other.survivor = Optional.of(this);
  }

  /** Itself, or what it was united with. */
  LoopDraft now() {
    return survivor.map(LoopDraft::now).orElse(this);
  }

  boolean isUnited() {
    return survivor.isPresent();
  }

  boolean isChanged() {
    return changed;
  }

  LoopKind kind() {
    return kind;
  }

  String interfaceName() {
    return interfaceName;
  }

  LoopState state() {
    return state;
  }

  Instant stateAt() {
    return stateAt;
  }

  UUID decidedBy() {
    return decidedBy;
  }

  Optional<Instant> dueAt() {
    return dueAt;
  }

  boolean isOrdered() {
    return ordered;
  }
}
