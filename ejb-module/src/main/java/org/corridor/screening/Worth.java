package org.corridor.screening;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.corridor.x12.Finding;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * What of an interchange can be used (decision 0190). It is told what a reader tells, in the same
 * order, and says at each end what cannot be used and which finding costs it.
 */
public final class Worth {

  private static final Costs COSTS = new Costs();

  /** An interchange or group: the first finding of each code, and whether it asks something. */
  private static final class Level {
    final Map<String, Finding> found = new LinkedHashMap<>();
    boolean asks;

    void add(Finding finding) {
      found.putIfAbsent(finding.code(), finding);
    }

    Optional<Finding> cost(Cost least) {
      return found.values().stream()
          .filter(one -> COSTS.of(one.code(), asks).compareTo(least) >= 0)
          .findFirst();
    }
  }

  private Level interchange = new Level();
  private @Nullable Level group;
  private @Nullable TransactionSet set;
  private Optional<Finding> cost = Optional.empty();

  /** An ISA. */
  public void interchange() {
    interchange = new Level();
  }

  /** A GS. */
  public void group() {
    group = new Level();
  }

  /** An ST. */
  public void set(TransactionSet begun) {
    set = begun;
    cost = Optional.empty();
    if (group != null) {
      group.asks |= Costs.asks(begun.type());
    }
  }

  /** Something that is wrong with what is read. */
  public void finding(Finding finding) {
    TransactionSet in = set;
    if (finding.answer().startsWith("TA1:") || group == null) {
      interchange.add(finding);
    } else if (finding.answer().startsWith("AK9:") || in == null) {
      group.add(finding);
    } else if (cost.isEmpty() && COSTS.refuses(finding, in.type())) {
      cost = Optional.of(finding);
    }
  }

  /** The end of a set: what costs it; empty where it can be used. */
  public Optional<Finding> setEnded() {
    set = null;
    return cost;
  }

  /** The end of a group: what costs it with all its sets. */
  public Optional<Finding> groupEnded() {
    Level ended = group;
    group = null;
    if (ended == null) {
      return Optional.empty();
    }
    interchange.asks |= ended.asks;
    return ended.cost(Cost.GROUP);
  }

  /** The end of an interchange: what costs it with all its groups. */
  public Optional<Finding> interchangeEnded() {
    return interchange.cost(Cost.INTERCHANGE);
  }
}
