package org.corridor.export;

/**
 * What may come into a file.
 *
 * @param mark where it stands; what comes behind it is found by it
 * @param bytes of the record; none when it does not come into the file
 */
record Candidate(String mark, Kind kind, byte[] bytes) {

  private static final byte[] NOTHING = new byte[0];

  enum Kind {
    /** It comes into the file. */
    RECORD,
    /** The export does not mean it. */
    NOT_MEANT,
    /** The export may mean it, but it cannot stand in a file. */
    LEFT_OUT
  }

  static Candidate record(String mark, byte[] bytes) {
    return new Candidate(mark, Kind.RECORD, bytes);
  }

  static Candidate notMeant(String mark) {
    return new Candidate(mark, Kind.NOT_MEANT, NOTHING);
  }

  static Candidate leftOut(String mark) {
    return new Candidate(mark, Kind.LEFT_OUT, NOTHING);
  }
}
