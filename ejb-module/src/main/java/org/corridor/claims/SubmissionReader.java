package org.corridor.claims;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

/** The claims of a file that another system sends through the hub. */
public final class SubmissionReader {
  private SubmissionReader() {}

  /** All claims of a file that fits into memory. */
  public static List<Submission> all(byte[] file) {
    List<Submission> claims = new ArrayList<>();
    UnitReader.Units units =
        new UnitReader.Units() {
          @Override
          public void unit(TransactionSet set, Guide guide, Loop unit) {
            ClaimKind.of(guide).ifPresent(kind -> claims.add(Submission.of(kind, unit)));
          }
        };
    UnitReader reader = new UnitReader(Set.of("2300"), units);
    GuidedReader guided = new GuidedReader(Guides.standard(), RuleBook.NONE, reader, Limits.USUAL);
    try {
      new InterchangeReader(guided, Limits.USUAL).read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return claims;
  }
}
