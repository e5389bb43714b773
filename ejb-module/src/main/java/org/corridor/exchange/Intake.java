package org.corridor.exchange;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes down what an interchange holds, and puts its sets before those who take them. */
final class Intake {

  private final Office office;
  private final Consumers consumers;
  private final Arrival arrival;
  private final InterchangeRows.Draft draft;

  Intake(Office office, Consumers consumers, Arrival arrival) {
    this.office = office;
    this.consumers = consumers;
    this.arrival = arrival;
    StoredInterchange stored = arrival.stored();
    this.draft =
        new InterchangeRows.Draft(
            stored.id(),
            Direction.IN,
            arrival.partner().id(),
            stored.bytes().file(),
            stored.bytes().begins(),
            stored.bytes().length(),
            stored.sender(),
            stored.receiver(),
            stored.control(),
            Optional.empty());
  }

  /**
   * Writes it down.
   *
   * @param duplicate whether it came before
   */
  void write(InterchangeIndex index, boolean duplicate) throws SQLException {
    InterchangeRows.index(arrival.connection(), draft, index);
    int refused = 0;
    for (FoundSet set : index.sets) {
      String why = index.refusal(set);
      if (why.isEmpty()) {
        hand(set);
      } else {
        refused++;
        row(set, SetState.REFUSED, why);
      }
    }
    boolean nothing = !index.refusal().isEmpty() || (refused > 0 && refused == index.sets.size());
    InterchangeState state =
        duplicate
            ? InterchangeState.DUPLICATE
            : nothing
                ? InterchangeState.REFUSED
                : refused > 0 ? InterchangeState.PARTLY : InterchangeState.ACCEPTED;
    String reason = index.refusal().isEmpty() ? index.remark() : index.refusal();
    InterchangeRows.move(arrival.connection(), arrival.stored().id(), state, reason, office.now());
  }

  private void hand(FoundSet set) throws SQLException {
    List<String> takers = consumers.of(set.kind());
    String parked =
        !isAgreed(set.kind())
            ? set.kind() + " is not agreed with this partner"
            : takers.isEmpty() ? "nobody takes " + set.kind() : "";
    row(set, parked.isEmpty() ? SetState.WAITING : SetState.PARKED, parked);
    if (parked.isEmpty()) {
      boolean acknowledges = Answers.KINDS.contains(set.kind());
      Instant due = acknowledges ? office.now() : arrival.due();
      Takings.begin(arrival.connection(), set.id(), takers, due);
    }
  }

  private boolean isAgreed(String kind) {
    Partner.Agreed agreed = arrival.partner().agreed();
    return agreed.receives().isEmpty()
        || agreed.receives().contains(kind)
        || Answers.KINDS.contains(kind);
  }

  private void row(FoundSet set, SetState state, String why) throws SQLException {
    InterchangeRows.insert(arrival.connection(), draft, set, state, why, office.now());
  }
}
