package org.corridor.claims;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
  private final RuleBook rules;
  private final Clock clock;

  /**
   * @param rules beyond the guides' tables
   * @param clock of the day on which the claim would be sent
   */
  public Scrub(RuleBook rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** Looks at one claim. */
  public List<DraftFinding> of(Submission claim) {
    String today =
        LocalDate.now(clock.withZone(ZoneOffset.UTC)).format(DateTimeFormatter.BASIC_ISO_DATE);
    SetHeader header =
        new SetHeader(
            "1",
            today,
            "0000",
            new SetHeader.Party("SCRUB", "SCRUB"),
            new SetHeader.Contact("SCRUB", "2015550100"),
            new SetHeader.Party("SCRUB", "SCRUB"));
    Interchange interchange =
        new Interchange(
            "000000001",
            "ZZ",
            "SCRUB",
            "ZZ",
            "SCRUB",
            today.substring(2),
            "0000",
            "00501",
            false,
            "T",
            Separators.USUAL,
            0);
    FunctionalGroup group =
        new FunctionalGroup(
            interchange, "HC", "SCRUB", "SCRUB", today, "0000", "1", claim.kind().convention());
    byte[] file = ClaimFile.of(group, "0001", claim.kind(), header, List.of(claim));
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
