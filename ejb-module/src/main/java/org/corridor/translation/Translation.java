package org.corridor.translation;

import java.util.List;
import java.util.function.Supplier;
import org.corridor.reconciliation.Keepers;
import org.corridor.reconciliation.Reconciliation;
import org.corridor.repository.Change;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.hl7.fhir.r4.model.Bundle;

/** What a message became. */
public final class Translation {

  private final Change change;
  private final Change said;
  private final List<Finding> findings;
  private final Leftovers leftovers;
  private final String rules;
  private final Supplier<List<Explained>> explanation;

  /** One without leftovers and explanation. */
  public Translation(Change change, List<Finding> findings) {
    this(change, findings, Leftovers.NONE, "", List::of);
  }

  Translation(
      Change change,
      List<Finding> findings,
      Leftovers leftovers,
      String rules,
      Supplier<List<Explained>> explanation) {
    this(change, change, findings, leftovers, rules, explanation);
  }

  private Translation(
      Change change,
      Change said,
      List<Finding> findings,
      Leftovers leftovers,
      String rules,
      Supplier<List<Explained>> explanation) {
    this.change = change;
    this.said = said;
    this.findings = List.copyOf(findings);
    this.leftovers = leftovers;
    this.rules = rules;
    this.explanation = explanation;
  }

  /** The same for a repository where others keep the record of some of what it says. */
  public Translation under(Keepers keepers) {
    return keepers.kinds().isEmpty() || !(said instanceof Reconciliation all)
        ? this
        : new Translation(all.under(keepers), said, findings, leftovers, rules, explanation);
  }

  /** What it wants of the repository. */
  public Change change() {
    return change;
  }

  /** What was noticed. */
  public List<Finding> findings() {
    return findings;
  }

  /** What nothing read, and the codes that no table lists. */
  public Leftovers leftovers() {
    return leftovers;
  }

  /** Which state of the tables was used: equal for two translations by the same rules. */
  public String rules() {
    return rules;
  }

  /**
   * All it says as a FHIR transaction for a repository that holds nothing yet: what {@code corridor
   * convert} prints. Made anew by each call, since the hub itself does not need it.
   */
  public Bundle bundle() {
    return TransactionBundle.of(said.decide(EmptyStore.INSTANCE));
  }

  /**
   * Where each value came from. Found out by each call, by translating once more: what nobody asks
   * for costs nothing.
   */
  public List<Explained> explain() {
    return explanation.get();
  }
}
