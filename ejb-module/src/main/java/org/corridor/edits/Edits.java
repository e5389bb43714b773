package org.corridor.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.corridor.guides.Findings;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;
import org.corridor.guides.RuleBook;
import org.corridor.guides.SetChecks;
import org.corridor.x12.TransactionSet;

/**
 * The rules of sets beyond their guides' tables: balances (SNIP 3), situations (4), code lists (5),
 * products and services (6) and what payers ask (7). What a guide needs is compiled when its first
 * set comes.
 */
public final class Edits implements RuleBook {
  private final CodeLists lists;
  private final PayerRules payers;
  private final List<Situation> situations = Situation.standard();
  private final Map<LoopUse, List<Family>> families = new ConcurrentHashMap<>();

  public Edits(CodeLists lists, PayerRules payers) {
    this.lists = lists;
    this.payers = payers;
  }

  /** With what this release brings and nothing else. */
  public static Edits standard() {
    return new Edits(CodeLists.standard(), PayerRules.standard());
  }

  @Override
  public List<SetChecks> of(TransactionSet set, Guide guide, Findings findings) {
    List<SetChecks> checks = new ArrayList<>();
    for (Family family : families.computeIfAbsent(guide.root(), root -> families(guide))) {
      checks.add(family.of(set, findings));
    }
    return checks;
  }

  private List<Family> families(Guide guide) {
    List<Family> all = new ArrayList<>();
    switch (guide.set()) {
      case "837" -> {
        all.add(ClaimBalance.of(guide));
        all.add(PayerChecks.of(guide, payers));
      }
      case "835" -> all.add(RemittanceBalance.of(guide));
      default -> {}
    }
    SituationPlan plan = SituationPlan.of(situations, guide);
    all.add((set, findings) -> new SituationChecks(plan, findings));
    all.add(CodeChecks.of(guide, lists));
    return List.copyOf(all);
  }
}
