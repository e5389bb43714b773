package org.corridor.screening;

import java.util.ArrayList;
import java.util.List;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.TransactionSet;

/** A report as it grows: what is refused in the end takes what it contains with it. */
final class Draft {
  private Draft() {}

  /** An interchange. */
  static final class Envelope {
    final Interchange interchange;
    final List<Group> groups = new ArrayList<>();
    boolean refused;
    long usable;
    long unusable;

    Envelope(Interchange interchange) {
      this.interchange = interchange;
    }

    void end(boolean cost) {
      refused = cost;
      if (refused) {
        unusable += usable + 1;
        usable = 0;
      }
    }

    Report.Envelope report() {
      return new Report.Envelope(
          interchange.control(),
          interchange.sender(),
          interchange.receiver(),
          groups.stream().map(group -> group.report(refused)).toList());
    }
  }

  /** A group. */
  static final class Group {
    final FunctionalGroup group;
    final List<Set> sets = new ArrayList<>();
    boolean refused;
    long usable;
    long unusable;

    Group(FunctionalGroup group) {
      this.group = group;
    }

    void end(boolean cost, Envelope in) {
      refused = cost;
      in.usable += refused ? 0 : usable;
      in.unusable += refused ? usable + unusable + 1 : unusable;
    }

    Report.Group report(boolean inRefused) {
      boolean all = inRefused || refused;
      return new Report.Group(
          group.control(),
          group.functionalId(),
          group.version(),
          sets.stream().map(set -> set.report(all)).toList());
    }
  }

  /** A set. */
  static final class Set {
    final TransactionSet set;
    final Totals totals;
    String guide;
    boolean found;
    boolean refused;

    Set(TransactionSet set) {
      this.set = set;
      this.totals = new Totals(set.type());
      this.guide = set.guide();
    }

    Report.Set report(boolean inRefused) {
      return new Report.Set(
          set.control(),
          set.type(),
          guide,
          inRefused || refused
              ? Outcome.REJECTED
              : found ? Outcome.ACCEPTED_WITH_FINDINGS : Outcome.ACCEPTED,
          totals.claims(),
          totals.charge(),
          totals.paid());
    }
  }
}
