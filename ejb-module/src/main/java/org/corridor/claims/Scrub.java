package org.corridor.claims;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.GuidedReader;
import org.corridor.guides.Guides;
import org.corridor.guides.RuleBook;
import org.corridor.x12.Finding;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Separators;

/** What a payer would find in a claim: the claim is written by itself, and read as he would. */
public final class Scrub {
  private static final SetHeader HEADER =
      new SetHeader(
          "1",
          "20260101",
          "0000",
          new SetHeader.Party("SCRUB", "SCRUB"),
          new SetHeader.Contact("SCRUB", "0000000000"),
          new SetHeader.Party("SCRUB", "SCRUB"));

  private final RuleBook rules;

  /**
   * @param rules beyond the guides' tables
   */
  public Scrub(RuleBook rules) {
    this.rules = rules;
  }

  /** Looks at one claim. */
  public List<DraftFinding> of(Submission claim) {
    Interchange interchange =
        new Interchange(
            "000000001",
            "ZZ",
            "SCRUB",
            "ZZ",
            "SCRUB",
            "260101",
            "0000",
            "00501",
            false,
            "T",
            Separators.USUAL,
            0);
    FunctionalGroup group =
        new FunctionalGroup(
            interchange,
            "HC",
            "SCRUB",
            "SCRUB",
            "20260101",
            "0000",
            "1",
            claim.kind().convention());
    byte[] file = ClaimFile.of(group, "0001", claim.kind(), HEADER, List.of(claim));
    return findings(file).stream().map(DraftFinding::of).toList();
  }

  /** What the engine finds in a file. */
  List<Finding> findings(byte[] file) {
    List<Finding> findings = new ArrayList<>();
    GuidedHandler handler =
        new GuidedHandler() {
          @Override
          public void finding(Finding finding) {
            findings.add(finding);
          }
        };
    GuidedReader reader = new GuidedReader(Guides.standard(), rules, handler, Limits.USUAL);
    try {
      new InterchangeReader(reader, Limits.USUAL).read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return findings;
  }
}
