package org.corridor.claims;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.corridor.guides.Guide;

/** The three kinds of claims, each with its guide. */
public enum ClaimKind {
  PROFESSIONAL("837P", "005010X222A1", "professional", "SV1"),
  INSTITUTIONAL("837I", "005010X223A2", "institutional", "SV2"),
  DENTAL("837D", "005010X224A2", "oral", "SV3");

  private static final String PROVIDERS =
      """
      P 2300 DN 2310A, P 2300 P3 2310A, P 2300 82 2310B, P 2300 77 2310C, P 2300 DQ 2310D,
      P 2400 82 2420A, P 2400 QB 2420B, P 2400 77 2420C, P 2400 DQ 2420D, P 2400 DK 2420E,
      P 2400 DN 2420F, P 2400 P3 2420F,
      I 2300 71 2310A, I 2300 72 2310B, I 2300 ZZ 2310C, I 2300 82 2310D, I 2300 77 2310E,
      I 2300 DN 2310F,
      I 2400 72 2420A, I 2400 ZZ 2420B, I 2400 82 2420C, I 2400 DN 2420D,
      D 2300 DN 2310A, D 2300 P3 2310A, D 2300 82 2310B, D 2300 77 2310C, D 2300 DD 2310D,
      D 2300 DQ 2310E,
      D 2400 82 2420A, D 2400 DD 2420B, D 2400 DQ 2420C, D 2400 77 2420D
      """;

  /** PRV01 by NM101. */
  private static final Map<String, String> SPECIALTIES =
      Map.of("82", "PE", "71", "AT", "DN", "RF", "P3", "RF", "DD", "AS");

  private final String guide;
  private final String convention;
  private final String type;
  private final String service;

  ClaimKind(String guide, String convention, String type, String service) {
    this.guide = guide;
    this.convention = convention;
    this.type = type;
    this.service = service;
  }

  /** The kind that a guide is about. */
  public static Optional<ClaimKind> of(Guide followed) {
    return Arrays.stream(values()).filter(k -> k.guide.equals(followed.kind())).findFirst();
  }

  /** The kind that a code of FHIR's claim types means. */
  public static Optional<ClaimKind> ofType(String code) {
    return Arrays.stream(values()).filter(k -> k.type.equals(code)).findFirst();
  }

  /** Such as {@code 837P}. */
  public String guide() {
    return guide;
  }

  /** ST03 and GS08. */
  public String convention() {
    return convention;
  }

  /** FHIR's code, such as {@code professional}. */
  public String type() {
    return type;
  }

  /** The segment of a service. */
  String service() {
    return service;
  }

  /** PRV01 of a provider. */
  static String specialty(String role) {
    return SPECIALTIES.getOrDefault(role, "PE");
  }

  /**
   * The loop of a provider.
   *
   * @param level {@code 2300} or {@code 2400}
   * @param role NM101
   */
  Optional<String> providerLoop(String level, String role) {
    String wanted = "%s %s %s ".formatted(guide.substring(3), level, role);
    return Arrays.stream(PROVIDERS.split(",\\s*", -1))
        .map(String::strip)
        .filter(row -> row.startsWith(wanted))
        .map(row -> row.substring(wanted.length()))
        .findFirst();
  }
}
