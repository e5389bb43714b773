package org.corridor.couriers;

import org.corridor.delivery.Transport;

/** A way out by files: besides deliveries it takes files of any size. */
public interface FileTransport extends Transport {

  /** Where the files go. Nothing is connected before the first one. */
  Depot depot();
}
