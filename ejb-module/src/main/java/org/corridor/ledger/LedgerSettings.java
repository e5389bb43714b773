package org.corridor.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How the ledger works.
 *
 * @param chunk how many claims of a remittance one transaction posts
 * @param filing within how many days of the service a payer takes a claim
 * @param appeal within how many days of the remittance a payer takes an appeal
 * @param silence how long after a claim was accepted its remittance is missed
 * @param amount from how much a denial is told by itself, in cents
 * @param recurrence how many times the same denial within 90 days recurs
 */
public record LedgerSettings(
    int chunk, Days filing, Days appeal, Duration silence, long amount, int recurrence) {

  private static final String PREFIX = "corridor.ledger.";

  /**
   * Days by payer.
   *
   * @param usual of a payer that is not named
   * @param byPayer by the payer's id in lower case
   */
  public record Days(int usual, Map<String, Integer> byPayer) {
    /**
     * Of a payer.
     *
     * @param declared by the partner through which it is reached; what is set for the payer itself
     *     goes first
     */
    public int of(String payer, Optional<Integer> declared) {
      Integer own = byPayer.get(payer.toLowerCase(Locale.ROOT));
      return own != null ? own : declared.orElse(usual);
    }
  }

  /** What holds where nothing is set. */
  public static LedgerSettings usual() {
    return new LedgerSettings(
        500, new Days(365, Map.of()), new Days(120, Map.of()), Duration.ofDays(30), 1_000_00, 3);
  }

  /**
   * Reads {@code corridor.ledger.chunk}, {@code .filing-days}, {@code .appeal-days} (each also with
   * a payer's id behind it), {@code .silence}, {@code .alert-amount} (whole units of money) and
   * {@code .recurrence}.
   */
  public static LedgerSettings from(Config config) {
    LedgerSettings usual = usual();
    return new LedgerSettings(
        config.getOptionalValue(PREFIX + "chunk", Integer.class).orElse(usual.chunk()),
        days(config, PREFIX + "filing-days", usual.filing().usual()),
        days(config, PREFIX + "appeal-days", usual.appeal().usual()),
        config.getOptionalValue(PREFIX + "silence", Duration.class).orElse(usual.silence()),
        config
            .getOptionalValue(PREFIX + "alert-amount", Long.class)
            .map(units -> Math.multiplyExact(units, 100L))
            .orElse(usual.amount()),
        config.getOptionalValue(PREFIX + "recurrence", Integer.class).orElse(usual.recurrence()));
  }

  private static Days days(Config config, String key, int usual) {
    Map<String, Integer> byPayer = new HashMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(key + ".")) {
        byPayer.put(
            name.substring(key.length() + 1).toLowerCase(Locale.ROOT),
            config.getValue(name, Integer.class));
      }
    }
    return new Days(config.getOptionalValue(key, Integer.class).orElse(usual), byPayer);
  }
}
