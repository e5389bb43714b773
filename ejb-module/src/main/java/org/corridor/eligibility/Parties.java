package org.corridor.eligibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Payers and providers of resources, or of references that only name their number. */
public final class Parties {
  private static final Map<String, String> PAYERS = new LinkedHashMap<>();
  private static final Map<String, String> PROVIDERS = new LinkedHashMap<>();

  static {
    PAYERS.put(X12Identifiers.PAYER, "PI");
    PAYERS.put(X12Identifiers.HEALTH_PLAN, "XV");
    PROVIDERS.put(X12Identifiers.NPI, "XX");
    PROVIDERS.put(X12Identifiers.TAX_NUMBER, "FI");
  }

  private Parties() {}

  /** A payer: what is referred to, or the number that the reference itself says. */
  public static Optional<Party> payer(Optional<Resource> resource, Reference reference) {
    return party(resource, reference, PAYERS);
  }

  /** The same of a provider. */
  public static Optional<Party> provider(Optional<Resource> resource, Reference reference) {
    return party(resource, reference, PROVIDERS);
  }

  private static Optional<Party> party(
      Optional<Resource> resource, Reference reference, Map<String, String> qualifiers) {
    if (resource.isPresent() && resource.get() instanceof Organization organization) {
      return number(organization.getIdentifier(), qualifiers)
          .map(n -> new Party(false, text(organization.getName()), "", n.qualifier(), n.value()));
    }
    if (resource.isPresent() && resource.get() instanceof Practitioner practitioner) {
      HumanName name = practitioner.getNameFirstRep();
      return number(practitioner.getIdentifier(), qualifiers)
          .map(
              n ->
                  new Party(
                      true,
                      text(name.getFamily()),
                      text(name.getGivenAsSingleString()),
                      n.qualifier(),
                      n.value()));
    }
    return number(List.of(reference.getIdentifier()), qualifiers)
        .map(n -> Party.organization(text(reference.getDisplay()), n.qualifier(), n.value()));
  }

  private record Numbered(String qualifier, String value) {}

  private static Optional<Numbered> number(
      List<Identifier> identifiers, Map<String, String> qualifiers) {
    return qualifiers.entrySet().stream()
        .flatMap(
            one ->
                identifiers.stream()
                    .filter(i -> one.getKey().equals(i.getSystem()) && i.hasValue())
                    .map(i -> new Numbered(one.getValue(), i.getValue())))
        .findFirst();
  }

  /** What HAPI's getters say, which may be null whatever their nullness. */
  public static String text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
