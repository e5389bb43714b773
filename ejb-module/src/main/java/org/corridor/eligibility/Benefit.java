package org.corridor.eligibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An EB and what belongs to it.
 *
 * @param code EB01
 * @param kind what EB01 means
 * @param level EB02 in three words; {@code levelCode} is what came
 * @param serviceTypes EB03, one by one; none where a procedure is meant or nothing is said
 * @param insuranceType EB04, or empty
 * @param plan EB05, or empty
 * @param period EB06, or empty
 * @param remaining whether the amount is what is left (EB06 is 29)
 * @param cents EB07
 * @param percent EB08: a fraction, the member's share
 * @param quantityType EB09, or empty
 * @param quantity EB10
 * @param authorization EB11: true required, false not, empty unknown or not said
 * @param network EB12
 * @param procedure EB13 as it came, or empty
 * @param places POS of III
 * @param dates DTPs
 * @param limits HSDs as they came
 * @param references REFs as they came
 * @param messages MSG01
 * @param entities LS..LE
 * @param rejections AAAs of this benefit
 * @param raw everything as it came, the EB first
 */
public record Benefit(
    String code,
    Kind kind,
    Level level,
    String levelCode,
    List<String> serviceTypes,
    String insuranceType,
    String plan,
    String period,
    boolean remaining,
    OptionalLong cents,
    Optional<BigDecimal> percent,
    String quantityType,
    Optional<BigDecimal> quantity,
    Optional<Boolean> authorization,
    Network network,
    String procedure,
    List<String> places,
    List<Dated> dates,
    List<String> limits,
    List<String> references,
    List<String> messages,
    List<Entity> entities,
    List<Rejection> rejections,
    List<String> raw) {

  /** EB01. */
  public enum Kind {
    ACTIVE,
    INACTIVE,
    COINSURANCE,
    COPAY,
    DEDUCTIBLE,
    OUT_OF_POCKET,
    LIMIT,
    NOT_COVERED,
    COST_CONTAINMENT,
    SPEND_DOWN,
    OTHER_PAYER,
    OTHER
  }

  /** Whose benefit it is. */
  public enum Level {
    INDIVIDUAL,
    FAMILY,
    OTHER
  }

  /** EB12. */
  public enum Network {
    IN,
    OUT,
    /** It makes no difference (W). */
    BOTH,
    UNKNOWN
  }

  /**
   * A related entity: NM1 and what follows it.
   *
   * @param role NM101
   * @param name its name; of a person the family name first
   * @param contacts PER03 to PER08 in pairs, such as {@code TE 8005550100}
   */
  public record Entity(
      String role, String name, String qualifier, String number, List<String> contacts) {}
}
