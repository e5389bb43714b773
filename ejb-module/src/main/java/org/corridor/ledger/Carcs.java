package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Claim adjustment reason codes: which of them deny, and in which business scenario of the CAQH
 * CORE uniform use rule (360) they usually stand. {@code carcs.csv} beside this class.
 */
public final class Carcs {
  private static final class Loaded {
    static final Carcs STANDARD = new Carcs();
  }

  private final Map<String, Carc> codes = new HashMap<>();

  /** What a code is. */
  enum Kind {
    CONTRACTUAL,
    PATIENT,
    PRIOR,
    PENDING,
    NOTE,
    DENIAL
  }

  /**
   * A code.
   *
   * @param scenario 1 documentation is missing, 2 data are missing or wrong, 3 not covered, 4 not
   *     paid separately; 0 for what denies nothing
   * @param edit what would have caught it before sending; empty where nothing would
   */
  record Carc(String code, Kind kind, int scenario, String meaning, String edit) {}

  private Carcs() {
    try (InputStream in = Objects.requireNonNull(Carcs.class.getResourceAsStream("carcs.csv"));
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      reader.lines().skip(1).filter(line -> !line.isBlank()).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] cells = line.split(",", -1);
    int scenario = cells[2].isEmpty() ? 0 : Integer.parseInt(cells[2]);
    Kind kind = Kind.valueOf(cells[1].toUpperCase(Locale.ROOT));
    codes.put(cells[0], new Carc(cells[0], kind, scenario, cells[3], cells[4]));
  }

  /** The codes that this release knows. */
  static Carcs standard() {
    return Loaded.STANDARD;
  }

  Optional<Carc> find(String code) {
    return Optional.ofNullable(codes.get(code));
  }

  /**
   * Whether an adjustment denies: nothing is paid, the patient does not owe it, and its reason is
   * one that denies. A reason that is not known denies under CO and PI.
   *
   * @param paid of the service, or of the claim for an adjustment of the claim
   */
  boolean denies(String group, String code, long paid) {
    if (paid != 0 || group.equals("PR")) {
      return false;
    }
    Optional<Carc> known = find(code);
    return known.isPresent()
        ? known.get().kind() == Kind.DENIAL
        : group.equals("CO") || group.equals("PI");
  }
}
