package org.corridor.claims;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim.CareTeamComponent;

/** The care team: loops 2310 and 2420 by NM101. */
final class ProviderReader {
  private final ClaimBundle bundle;
  private final ClaimKind kind;

  ProviderReader(ClaimBundle bundle, ClaimKind kind) {
    this.bundle = bundle;
    this.kind = kind;
  }

  /**
   * Takes the providers of a claim or line.
   *
   * @param link is told the number of each
   * @param info is told the numbers of what else is said of them
   */
  void read(Part loop, FactsReader facts, IntConsumer link, IntConsumer info) {
    for (Part provider : loop.takeParts(p -> isProvider(loop.id(), p))) {
      String role = provider.text("NM1", 1);
      Optional<String> taxonomy = provider.take("PRV").map(prv -> prv.text(3));
      CareTeamComponent member =
          bundle.claim().addCareTeam().setSequence(bundle.claim().getCareTeam().size());
      member.setProvider(bundle.put(PartyReader.provider(provider)));
      member.setRole(Systems.concept(X12Identifiers.codes("98"), role));
      taxonomy.ifPresent(
          code -> member.setQualification(Systems.concept(X12Identifiers.TAXONOMY, code)));
      link.accept(member.getSequence());
      facts.rest(provider, info);
    }
  }

  private boolean isProvider(String level, Part part) {
    String role = part.text("NM1", 1);
    boolean facility = level.equals("2300") && role.equals("77");
    return !facility
        && kind.providerLoop(level, role).filter(part.id()::equals).isPresent()
        && part.row("REF").stream().allMatch(r -> r.text(4).isEmpty());
  }
}
