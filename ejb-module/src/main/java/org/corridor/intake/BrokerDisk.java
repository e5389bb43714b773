package org.corridor.intake;

import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.Config;

/**
 * The disk that the broker writes to. A broker that cannot write ends, and the hub with it; so
 * nothing more is taken while there is room left for what it does with the messages that it has.
 */
public final class BrokerDisk {

  private static final Logger LOG = System.getLogger(BrokerDisk.class.getName());
  private static final long RESERVE = 268_435_456;
  private static final int MEGABYTE = 1 << 20;

  private final Optional<File> folder;
  private final long reserve;
  private final AtomicBoolean full = new AtomicBoolean();

  /**
   * @param folder on that disk; empty when it is not known, and everything is tried then
   * @param reserve bytes that stay free
   */
  BrokerDisk(Optional<File> folder, long reserve) {
    this.folder = folder;
    this.reserve = reserve;
  }

  /** Reads {@code corridor.queues.directory} and {@code corridor.queues.disk-free}. */
  public static BrokerDisk from(Config config) {
    return new BrokerDisk(
        config.getOptionalValue("corridor.queues.directory", String.class).map(File::new),
        config.getOptionalValue("corridor.queues.disk-free", Long.class).orElse(RESERVE));
  }

  /** Bytes that are free; empty when it is not known which disk it is. */
  public OptionalLong free() {
    return folder.isEmpty() ? OptionalLong.empty() : OptionalLong.of(folder.get().getUsableSpace());
  }

  /** Whether messages are taken at all. */
  public boolean hasRoom() {
    return hasRoomFor(0);
  }

  /** Whether so many bytes of messages are taken; tells the log when it has changed for all. */
  boolean hasRoomFor(long bytes) {
    OptionalLong free = free();
    if (free.isEmpty()) {
      return true;
    }
    tell(free.getAsLong());
    return free.getAsLong() - bytes >= reserve;
  }

  private void tell(long free) {
    boolean isFull = free < reserve;
    if (full.compareAndSet(!isFull, isFull)) {
      LOG.log(
          isFull ? Level.ERROR : Level.INFO,
          isFull
              ? "no message is taken: the broker''s disk has {0} MB free, less than {1}"
              : "messages are taken again: the broker''s disk has {0} MB free, {1} are enough",
          free / MEGABYTE,
          reserve / MEGABYTE);
    }
  }
}
