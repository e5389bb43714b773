package org.corridor.pickup;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.shared.MessageId;

/**
 * A file that one hub takes for one interface: the claim is the name that the file has meanwhile.
 * Whoever renames it first has it, and a hub that starts anew finds what it had.
 *
 * @param hub the only one of its name at the folder
 * @param token the only one of its kind; begins with the time
 * @param original the file's name before; the end of it when it is very long
 */
public record Claim(String interfaceName, String hub, String token, String original) {

  private static final Pattern FORM =
      Pattern.compile("\\.taking\\.([a-z0-9-]+)\\.([A-Za-z0-9-]+)\\.([0-9TZ]+-[0-9a-f]+)\\.(.+)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST = 100;

  /** A new claim of {@code file}. */
  public static Claim of(String interfaceName, String hub, String file, Clock clock) {
    MessageId id = MessageId.next(clock);
    String random = Long.toHexString(id.value().getLeastSignificantBits());
    String original = file.substring(Math.max(0, file.length() - LONGEST));
    return new Claim(
        interfaceName,
        hub,
        TIME.format(id.time()) + "-" + random.substring(random.length() - 8),
        original);
  }

  /** The claim that a file's name says; empty when it says none. */
  public static Optional<Claim> read(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches()
        ? Optional.of(new Claim(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
        : Optional.empty();
  }

  /** Whether the same hub claims for the same interface. */
  public boolean isOfTheSame(Claim other) {
    return interfaceName.equals(other.interfaceName) && hub.equals(other.hub);
  }

  /** The file's name while it is being taken. */
  public String name() {
    return ".taking." + interfaceName + "." + hub + "." + token + "." + original;
  }

  /** The file's name when it lies in the archive or among the errors; there is no second one. */
  public String settledName() {
    return token + "-" + original;
  }

  /** The folder of the archive for it, as {@code 2026-11-21}. */
  public String day() {
    return token.substring(0, 4) + "-" + token.substring(4, 6) + "-" + token.substring(6, 8);
  }
}
