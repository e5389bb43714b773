package org.corridor.fhirserver;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An order in which references lead to what exists already. Resources that refer to each other in a
 * circle need one of them announced first: its row without its content.
 */
final class WriteOrder {

  private final Map<String, Set<String>> writes;
  private final Set<String> created;
  private final Set<String> entered = new HashSet<>();
  private final Set<String> announced = new LinkedHashSet<>();
  private final Set<String> order = new LinkedHashSet<>();

  private WriteOrder(Map<String, Set<String>> writes, Set<String> created) {
    this.writes = writes;
    this.created = created;
  }

  /**
   * Orders {@code writes}.
   *
   * @param writes the keys of what is written, and to which keys each refers
   * @param created keys of those that do not exist yet; only they must come before their referrers
   */
  static WriteOrder of(Map<String, Set<String>> writes, Set<String> created) {
    WriteOrder order = new WriteOrder(writes, created);
    writes.keySet().forEach(order::visit);
    return order;
  }

  List<String> keys() {
    return List.copyOf(order);
  }

  Set<String> announced() {
    return announced;
  }

  private void visit(String key) {
    if (!entered.add(key)) {
      return;
    }
    for (String target : requireNonNull(writes.get(key))) {
      if (created.contains(target)) {
        visit(target);
        if (!order.contains(target)) {
          announced.add(target);
        }
      }
    }
    order.add(key);
  }
}
