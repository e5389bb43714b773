package org.corridor.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.corridor.interfaces.Interfaces;

/** Looks after some kinds of causes. */
interface Watch {

  /** The kinds that it finds; what it does not tell of them is gone. */
  Set<AlertKind> kinds();

  /** The causes that there are now. */
  List<Cause> look(Round round);

  /**
   * One look.
   *
   * @param interfaces as they are declared now
   * @param open the alerts that are open, of all kinds
   */
  record Round(Interfaces interfaces, Instant now, List<Alert> open) {

    /** Whether an alert is open of that kind and interface. */
    boolean isOpen(AlertKind kind, String interfaceName) {
      return open.stream()
          .anyMatch(one -> one.kind() == kind && one.interfaceName().equals(interfaceName));
    }
  }
}
