package org.corridor.bundles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.corridor.bundles.Placing.Placed;
import org.corridor.journal.Arrival;
import org.corridor.reconciliation.Draft;
import org.corridor.reconciliation.Reconciliation;
import org.corridor.reconciliation.Said;
import org.corridor.reconciliation.SeveralNumbers;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.translation.Identity;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a bundle wants of the repository. A PUT replaces what lies where it says. What is known by a
 * business identifier is weighed against what others said of it, as an HL7 v2 message is: newer
 * facts win, and what was said under an old number is said of the survivor.
 */
public final class BundleChange implements Change {

  private static final String PARTICIPANT =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

  private static final MessageId NOBODY = new MessageId(new UUID(0, 0));

  private final Submission submission;
  private final Origin origin;
  private final List<Placed> placed;
  private final Reconciliation weighed;
  private volatile Map<String, String> mains = Map.of();

  private BundleChange(Submission submission, Origin origin, List<Placed> placed) {
    this.submission = submission;
    this.origin = origin;
    this.placed = placed;
    this.weighed = new Reconciliation(said(Map.of()), this::again);
  }

  /**
   * The change that {@code arrival} asks for.
   *
   * @throws BadContent when an entry asks for something that is not done
   */
  public static BundleChange of(Submission submission, Arrival arrival) {
    Origin origin = Origin.of(arrival);
    Placing placing = Placing.of(submission, origin);
    if (!placing.findings().isEmpty()) {
      throw new BadContent(placing.findings(), false);
    }
    return new BundleChange(submission, origin, placing.placed());
  }

  /**
   * Why {@code submission} will not be stored; empty when nothing speaks against it.
   *
   * @param interfaceName through which it comes
   */
  public static List<Finding> refusals(Submission submission, String interfaceName) {
    Origin anybody = new Origin(NOBODY, interfaceName, "", "", Instant.EPOCH);
    return List.copyOf(Placing.of(submission, anybody).findings());
  }

  @Override
  public Set<String> reads() {
    Set<String> reads = new LinkedHashSet<>(weighed.reads());
    placed.stream().filter(Placed::replaces).map(Placed::reference).forEach(reads::add);
    return reads;
  }

  @Override
  public List<Resource> decide(Stored stored) {
    mains = Map.of();
    List<Resource> all = new ArrayList<>(weighed.decide(stored));
    Links links = new Links(placed, mains);
    placed.stream()
        .filter(Placed::replaces)
        .map(entry -> copy(entry, entry.reference(), links))
        .forEach(all::add);
    return all;
  }

  @Override
  public boolean isUnfinished() {
    return weighed.isUnfinished();
  }

  @Override
  public List<Finding> findings() {
    return weighed.findings();
  }

  private Said again(Map<String, String> standing) {
    mains = Map.copyOf(standing);
    return said(standing);
  }

  private Said said(Map<String, String> standing) {
    Links links = new Links(placed, standing);
    List<Draft> drafts = new ArrayList<>();
    List<SeveralNumbers> numbers = new ArrayList<>();
    Set<String> drafted = new LinkedHashSet<>();
    for (Placed entry : placed) {
      String reference = standing.getOrDefault(entry.reference(), entry.reference());
      if (!entry.replaces() && drafted.add(reference)) {
        drafts.add(Draft.asserted(copy(entry, reference, links), time(entry.resource()), Set.of()));
        severalNumbers(entry, numbers);
      }
    }
    if (!placed.isEmpty()) {
      drafts.add(Draft.mentioned(provenance(standing), origin.receivedAt()));
    }
    return new Said(drafts, List.of(), List.of(), numbers, List.of());
  }

  private static void severalNumbers(Placed entry, List<SeveralNumbers> numbers) {
    if (entry.resource().fhirType().equals("Patient")) {
      List<String> others =
          Numbers.others(entry.resource()).stream()
              .map(number -> "Patient/" + Identity.of("Patient", number))
              .filter(other -> !other.equals(entry.reference()))
              .distinct()
              .toList();
      if (!others.isEmpty()) {
        numbers.add(new SeveralNumbers(entry.reference(), others));
      }
    }
  }

  private Resource copy(Placed entry, String reference, Links links) {
    Resource copy = entry.resource().copy();
    links.lead(copy);
    copy.setId(reference.substring(reference.indexOf('/') + 1));
    Meta meta = copy.getMeta();
    meta.setVersionIdElement(null).setLastUpdatedElement(null);
    if (!meta.hasSource()) {
      meta.setSource(origin.source());
    }
    return copy;
  }

  /** When it was so, as far as the sender says. */
  private Instant time(Resource resource) {
    return Stream.of(resource.getMeta().getLastUpdated(), submission.bundle().getTimestamp())
        .filter(Date.class::isInstance)
        .map(Date::toInstant)
        .findFirst()
        .orElse(origin.receivedAt());
  }

  private Provenance provenance(Map<String, String> standing) {
    Provenance provenance = new Provenance();
    String name = origin.name().isEmpty() ? origin.message().toString() : origin.name();
    provenance.setId(Identity.of("Provenance", origin.source(), origin.sender(), name));
    placed.stream()
        .map(entry -> standing.getOrDefault(entry.reference(), entry.reference()))
        .distinct()
        .forEach(reference -> provenance.addTarget(new Reference(reference)));
    provenance.setRecorded(Date.from(origin.receivedAt()));
    agent(provenance, "author", origin.sender().isEmpty() ? "unknown sender" : origin.sender());
    agent(provenance, "assembler", "Corridor");
    provenance
        .addEntity()
        .setRole(ProvenanceEntityRole.SOURCE)
        .setWhat(
            new Reference()
                .setIdentifier(
                    new Identifier().setSystem(origin.source() + "/messages").setValue(name)));
    provenance.getMeta().setSource(origin.source());
    return provenance;
  }

  private static void agent(Provenance provenance, String code, String who) {
    Provenance.ProvenanceAgentComponent agent = provenance.addAgent();
    agent.getType().addCoding().setSystem(PARTICIPANT).setCode(code);
    agent.setWho(new Reference().setDisplay(who));
  }
}
