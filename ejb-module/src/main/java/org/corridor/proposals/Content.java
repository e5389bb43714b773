package org.corridor.proposals;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.corridor.reconciliation.RecordKind;
import org.corridor.reconciliation.Withheld;
import org.corridor.shared.MessageId;
import org.corridor.translation.FhirJson;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/** What a proposal says, as it is sealed: both sides in a FHIR Parameters resource. */
final class Content {

  private static final String STANDING = "standing";
  private static final String PROPOSED = "proposed";

  private Content() {}

  static byte[] seal(Withheld one, UUID id, Vault vault) {
    Parameters both = new Parameters();
    one.standing().ifPresent(side -> both.addParameter().setName(STANDING).setResource(side));
    both.addParameter().setName(PROPOSED).setResource(one.proposed());
    return vault.seal(FhirJson.of(both).getBytes(UTF_8), new MessageId(id));
  }

  static Withheld open(byte[] sealed, Vault vault, Proposal proposal) {
    String json = new String(vault.open(sealed, new MessageId(proposal.id())), UTF_8);
    Parameters both =
        FhirContext.forR4Cached().newJsonParser().parseResource(Parameters.class, json);
    return new Withheld(
        RecordKind.of(proposal.kind()).orElseThrow(),
        proposal.target(),
        proposal.patient(),
        proposal.saidAt(),
        side(both, STANDING),
        side(both, PROPOSED).orElseThrow());
  }

  private static Optional<Resource> side(Parameters both, String name) {
    return both.getParameter().stream()
        .filter(one -> name.equals(one.getName()))
        .map(ParametersParameterComponent::getResource)
        .findFirst();
  }

  /** When a proposal is taken down; both databases keep it as it is. */
  static Instant moment(Instant instant) {
    return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}
