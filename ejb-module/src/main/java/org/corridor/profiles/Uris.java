package org.corridor.profiles;

import java.util.Optional;
import java.util.regex.Pattern;
import org.corridor.declared.Section;

/** Systems as profiles write them: URIs, and OIDs without their {@code urn:oid:}. */
final class Uris {

  private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"]+");

  private Uris() {}

  /** The URI; empty when {@code text} is none. */
  static Optional<String> of(String text) {
    if (OID.matcher(text).matches()) {
      return Optional.of("urn:oid:" + text);
    }
    return ABSOLUTE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /** As {@link #of(String)}; none is a problem of {@code key}. */
  static Optional<String> of(Section section, String key, String text) {
    Optional<String> uri = of(text);
    if (uri.isEmpty()) {
      section.problem(
          key, "is not a URI or an OID: " + text + "; urn:oid:2.999.1 and https://… are");
    }
    return uri;
  }
}
