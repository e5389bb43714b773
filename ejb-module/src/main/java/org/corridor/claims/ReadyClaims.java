package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Resource;

/** The claims of a lot as they stand in the repository, looked at once more. */
final class ReadyClaims implements Change {
  private final List<DraftRow> rows;
  private final Scrub scrub;
  private final List<Found> found = new ArrayList<>();

  ReadyClaims(List<DraftRow> rows, Scrub scrub) {
    this.rows = rows;
    this.scrub = scrub;
  }

  /**
   * A claim of the lot.
   *
   * @param submission empty if it cannot leave for what was found
   */
  record Found(DraftRow row, Optional<Submission> submission, List<DraftFinding> findings) {}

  @Override
  public Set<String> reads() {
    return rows.stream().map(DraftRow::claim).collect(Collectors.toSet());
  }

  @Override
  public List<Resource> decide(Stored stored) {
    found.clear();
    rows.forEach(row -> found.add(look(row, stored)));
    return List.of();
  }

  private Found look(DraftRow row, Stored stored) {
    if (!(stored.get(row.claim()).orElse(null) instanceof Claim claim)
        || claim.getStatus() != ClaimStatus.DRAFT) {
      return stays(
          row, DraftFinding.error("claim-gone", "Claim.status", "it is no draft any more"));
    }
    ClaimWriter.Written written = ClaimWriter.write(claim, stored::get);
    List<DraftFinding> findings = new ArrayList<>(written.findings());
    written.submission().map(CobBalance::of).ifPresent(findings::addAll);
    written.submission().map(scrub::of).ifPresent(findings::addAll);
    if (findings.stream().anyMatch(DraftFinding::blocks) || written.submission().isEmpty()) {
      return new Found(row, Optional.empty(), findings);
    }
    Submission said = written.submission().get();
    return said.payer().equals(row.payer()) && said.provider().equals(row.provider())
        ? new Found(row, Optional.of(said), findings)
        : stays(
            row,
            DraftFinding.error(
                "changed-meanwhile", "Claim.insurance", "payer or billing provider changed"));
  }

  private static Found stays(DraftRow row, DraftFinding why) {
    return new Found(row, Optional.empty(), List.of(why));
  }

  /** What was found of each, in the order of the lot. */
  List<Found> found() {
    return List.copyOf(found);
  }
}
