package org.corridor.screening;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.Finding;

/**
 * What was read of a file.
 *
 * @param outcome of the whole
 * @param interchanges in their order
 * @param findings in their order, at most {@link Screening#MOST_FINDINGS} and one that counts the
 *     rest
 */
public record Report(Outcome outcome, List<Envelope> interchanges, List<Finding> findings) {

  /** An interchange. */
  public record Envelope(String control, String sender, String receiver, List<Group> groups) {}

  /** A group. */
  public record Group(String control, String functionalId, String version, List<Set> sets) {}

  /**
   * A set.
   *
   * @param control ST02
   * @param type ST01
   * @param guide that it was read by, or that it asks for
   * @param outcome what becomes of it
   * @param claims of an 837 or 835
   * @param charge sum of CLM02 or CLP03
   * @param paid sum of CLP04, of an 835
   */
  public record Set(
      String control,
      String type,
      String guide,
      Outcome outcome,
      Optional<Long> claims,
      Optional<BigDecimal> charge,
      Optional<BigDecimal> paid) {}
}
