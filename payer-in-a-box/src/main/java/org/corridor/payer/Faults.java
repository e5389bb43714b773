package org.corridor.payer;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;

/** Which faults there are at the moment. */
public final class Faults {

  private final Set<Fault> all = new CopyOnWriteArraySet<>();

  /** From now on there are these and no others. */
  public void set(Fault... faults) {
    all.clear();
    all.addAll(Set.of(faults));
  }

  /** Whether something is to go wrong. */
  public boolean has(Fault fault) {
    return all.contains(fault);
  }

  @Override
  public String toString() {
    return new TreeSet<>(all).toString();
  }
}
