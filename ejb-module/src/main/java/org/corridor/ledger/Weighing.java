package org.corridor.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.Loop;
import org.corridor.guides.RuleBook;
import org.corridor.guides.UnitReader;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.TransactionSet;

/** The first reading of remittances: does each of them balance, and what is the file's digest. */
final class Weighing implements UnitReader.Units {
  static final Set<String> UNITS = Set.of("2100");

  private final List<Weight> weights = new ArrayList<>();
  private int claims;
  private long paid;
  private Elements amounts = new Elements();

  /** What was found. */
  record Found(String digest, List<Weight> weights) {}

  static Found of(Content content) throws IOException {
    Weighing weighing = new Weighing();
    MessageDigest sha = sha256();
    try (InputStream in = new DigestInputStream(content.open(), sha)) {
      read(in, weighing);
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new Found(HexFormat.of().formatHex(sha.digest()), weighing.weights);
  }

  static void read(InputStream in, UnitReader.Units units) throws IOException {
    UnitReader reader = new UnitReader(UNITS, units);
    GuidedReader guided = new GuidedReader(Guides.standard(), RuleBook.NONE, reader, Limits.USUAL);
    new InterchangeReader(guided, Limits.USUAL).read(in);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256", e);
    }
  }

  @Override
  public void begins(TransactionSet set, Guide guide) {
    claims = 0;
    paid = 0;
    amounts = new Elements();
  }

  @Override
  public void unit(TransactionSet set, Guide guide, Loop unit) {
    claims++;
    paid += amounts.cents(unit.lines().get(0).segment(), 4);
  }

  @Override
  public void ended(TransactionSet set, Guide guide, Loop rest, boolean whole) {
    if (set.type().equals("835")) {
      weights.add(Weight.of(weights.size(), set, rest, claims, paid, whole));
    }
  }
}
