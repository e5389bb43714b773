package org.corridor.alerts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Ways in that are closed. */
final class DoorWatch implements Watch {

  private final Supplier<Map<String, String>> troubles;

  /**
   * @param troubles why messages cannot come through an interface, by its name
   */
  DoorWatch(Supplier<Map<String, String>> troubles) {
    this.troubles = troubles;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.CLOSED);
  }

  @Override
  public List<Cause> look(Round round) {
    return troubles.get().entrySet().stream()
        .map(one -> new Cause(one.getKey(), AlertKind.CLOSED, "", one.getValue()))
        .toList();
  }
}
