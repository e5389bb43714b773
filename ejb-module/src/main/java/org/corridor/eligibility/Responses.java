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
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Requests and responses in the repository, and answers in the vault. */
final class Responses {
  private final Supplier<FhirRepository> repository;
  private final Vault vault;

  Responses(Supplier<FhirRepository> repository, Vault vault) {
    this.repository = repository;
    this.vault = vault;
  }

  Optional<CoverageEligibilityRequest> request(String reference) {
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

  /** Writes the response, and the request where the repository has none. */
  void store(
      CoverageEligibilityRequest request,
      Check check,
      Optional<Answer> answer,
      List<Rejection> rejections) {
    CoverageEligibilityResponse response =
        ResponseBuilder.response(request, check, answer, rejections);
    repository.get().commit(List.of(new Storing(request, check.request(), response)));
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

  private record Storing(
      CoverageEligibilityRequest request, String reference, CoverageEligibilityResponse response)
      implements Change {

    @Override
    public Set<String> reads() {
      return Set.of(reference, "CoverageEligibilityResponse/" + response.getIdPart());
    }

    @Override
    public List<Resource> decide(Stored stored) {
      Resource answer = response.copy();
      return stored.get(reference).isPresent() ? List.of(answer) : List.of(request.copy(), answer);
    }
  }

  byte[] seal(Check check, Answer answer) {
    return vault.seal(KeptAnswer.bytes(answer), new MessageId(check.id()));
  }

  Optional<Answer> open(Check check, Optional<byte[]> sealed) {
    return sealed.flatMap(s -> KeptAnswer.answer(vault.open(s, new MessageId(check.id()))));
  }
}
