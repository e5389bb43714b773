package org.corridor.eligibility;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Stored;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Requests and responses in the repository, and answers in the vault. */
final class Responses {
  private final Supplier<FhirRepository> repository;
  private final PublicationRows coming;
  private final Vault vault;

  Responses(Supplier<FhirRepository> repository, PublicationRows coming, Vault vault) {
    this.repository = repository;
    this.coming = coming;
    this.vault = vault;
  }

  /** A request that is in the repository, or on its way there. */
  Optional<CoverageEligibilityRequest> request(String reference) {
    return stored(reference).or(() -> coming.request(reference));
  }

  private Optional<CoverageEligibilityRequest> stored(String reference) {
    return Glance.at(
        repository.get(),
        Set.of(reference),
        stored ->
            stored
                .get(reference)
                .filter(CoverageEligibilityRequest.class::isInstance)
                .map(r -> ((CoverageEligibilityRequest) r).copy()));
  }

  /** What a request refers to directly. */
  static Set<String> references(CoverageEligibilityRequest request) {
    Set<String> references = new LinkedHashSet<>();
    add(references, request.getPatient());
    add(references, request.getInsurer());
    add(references, request.getProvider());
    request.getInsurance().forEach(i -> add(references, i.getCoverage()));
    return references;
  }

  private static void add(Set<String> references, Reference reference) {
    String to = Parties.text(reference.getReference());
    if (to.contains("/") && !to.contains(":")) {
      references.add(to);
    }
  }

  /** Writes requests where the repository has none, so that answers that come later find them. */
  void store(List<Draft> drafts) {
    List<Change> changes =
        drafts.stream().<Change>map(d -> new Requesting(d.request(), d.reference())).toList();
    if (!changes.isEmpty()) {
      repository.get().commit(changes);
    }
  }

  private record Requesting(CoverageEligibilityRequest request, String reference)
      implements Change {

    @Override
    public Set<String> reads() {
      return Set.of(reference);
    }

    @Override
    public List<Resource> decide(Stored stored) {
      return stored.get(reference).isPresent() ? List.of() : List.of(request.copy());
    }
  }

  byte[] seal(Check check, Answer answer) {
    return vault.seal(KeptAnswer.bytes(answer), new MessageId(check.id()));
  }

  Optional<Answer> open(Check check, Optional<byte[]> sealed) {
    return sealed.flatMap(s -> KeptAnswer.answer(vault.open(s, new MessageId(check.id()))));
  }
}
