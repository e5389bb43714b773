package org.corridor.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.corridor.journal.JournalUnavailable;

/** Reads on from the head of a destination's queue, a page at a time, on a thread of the office. */
final class Reading {

  private static final Logger LOG = System.getLogger(Reading.class.getName());
  private static final int PAGES = 64;

  /** Who takes what is read. */
  interface Reader {

    /**
     * Takes a page.
     *
     * @return false when there was no room for all of it
     */
    boolean admit(List<Parcel> rows, boolean first);

    /** Reading has ended; {@code all} when nothing was left out. */
    void loaded(boolean all);
  }

  private final Office office;
  private final String destination;
  private final int page;

  /**
   * @param page how many deliveries are read at once
   */
  Reading(Office office, String destination, int page) {
    this.office = office;
    this.destination = destination;
    this.page = page;
  }

  /** Begins; false when the hub stops and nothing is read any more. */
  boolean begin(Reader reader) {
    try {
      office.readers().execute(() -> read(reader));
      return true;
    } catch (RejectedExecutionException stopping) {
      return false;
    }
  }

  private void read(Reader reader) {
    boolean all = false;
    try {
      all = readAll(reader);
    } catch (JournalUnavailable e) {
      LOG.log(Level.WARNING, "the queue of {0} waits: {1}", destination, e.getMessage());
    } finally {
      reader.loaded(all);
    }
  }

  private boolean readAll(Reader reader) {
    long after = 0;
    for (int i = 0; i < PAGES; i++) {
      List<Parcel> rows = office.queued(destination, after, page);
      boolean room = reader.admit(rows, i == 0);
      if (!room || rows.size() < page) {
        return room;
      }
      after = rows.get(rows.size() - 1).sequence();
    }
    return false;
  }
}
