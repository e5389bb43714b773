package org.corridor.payer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.guides.Guide;
import org.corridor.guides.Loop;
import org.corridor.guides.UnitReader;
import org.corridor.x12.Finding;
import org.corridor.x12.TransactionSet;

/** Collects the sets of what comes, each whole. */
final class Inbound implements UnitReader.Units {

  /** A set; {@code sound} where nothing rejects it. */
  record Set(TransactionSet set, Guide guide, Loop root, boolean sound) {}

  final List<Set> sets = new ArrayList<>();

  /** The claims of its 837s, by CLM01. */
  final Map<String, BilledClaim> claims = new HashMap<>();

  private boolean sound;

  @Override
  public void begins(TransactionSet set, Guide guide) {
    sound = true;
  }

  @Override
  public void unit(TransactionSet set, Guide guide, Loop unit) {}

  @Override
  public void finding(Finding finding) {
    sound &= finding.severity() != Finding.Severity.ERROR || !finding.answer().startsWith("IK");
  }

  @Override
  public void ended(TransactionSet set, Guide guide, Loop rest, boolean whole) {
    Set one = new Set(set, guide, rest, sound && whole);
    sets.add(one);
    if (one.sound() && set.type().equals("837")) {
      ClaimSet.read(set, rest).forEach(claim -> claims.put(claim.number(), claim));
    }
  }
}
