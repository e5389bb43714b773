package org.corridor.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.conformance.GuideRow.Kind;
import org.junit.jupiter.api.Test;

class ConformanceTest {
  @Test
  void draft() throws Exception {
    Guide guide = Guide.read();
    List<GuideRow> rows = guide.rows(Kind.SEGMENT);
    SegmentConformance segments = new SegmentConformance(rows, new OurTables().rows());
    StringBuilder out = new StringBuilder();
    int ok = 0;
    for (GuideRow row : rows) {
      Verdict v = segments.judge(row);
      if (v.state() == Verdict.State.IMPLEMENTED) {
        ok++;
      }
      out.append(v.state())
          .append(" | ")
          .append(row.key())
          .append(" | ")
          .append(v.why())
          .append(" | ")
          .append(row.condition())
          .append(" | ")
          .append(row.value())
          .append("\n");
    }
    Files.writeString(Path.of("/tmp/guide/verdicts.txt"), out);
    StringBuilder types = new StringBuilder();
    TypeConformance conf = new TypeConformance(guide.rows(Kind.TYPE));
    int t = 0;
    for (GuideRow row : guide.rows(Kind.TYPE)) {
      Verdict v = conf.judge(row);
      if (v.state() == Verdict.State.IMPLEMENTED) {
        t++;
      }
      types
          .append(v.state())
          .append(" | ")
          .append(row.key())
          .append(" | ")
          .append(v.why())
          .append(" | ")
          .append(row.condition())
          .append(" | ")
          .append(row.value())
          .append("\n");
    }
    Files.writeString(Path.of("/tmp/guide/types.txt"), types);
    System.out.println("types " + t);
    System.out.println(ok + " of " + rows.size());
    for (Kind k : Kind.values()) System.out.println(k + " " + guide.rows(k).size());
    System.out.println(guide.unusedPatches());
  }
}
