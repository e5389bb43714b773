package org.corridor.pickup;

import java.util.List;
import org.corridor.intake.Door;

/** The way from a folder to the hub's door. */
@FunctionalInterface
interface Inlet {

  /**
   * Takes messages of an interface.
   *
   * @return what became of each; all are durable
   * @throws org.corridor.intake.NotStored when they may not be
   */
  List<Door.Receipt> take(String interfaceName, List<byte[]> contents) throws InterruptedException;
}
