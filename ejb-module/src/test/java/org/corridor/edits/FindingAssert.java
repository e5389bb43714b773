package org.corridor.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.corridor.x12.Finding;

/** What was found, in words of a test. */
final class FindingAssert {
  private final List<Finding> findings;

  private FindingAssert(List<Finding> findings) {
    this.findings = findings;
  }

  static FindingAssert whatIsFoundIn(SampleSet set) {
    return new FindingAssert(Checked.text(set.toString()));
  }

  static FindingAssert whatIsFoundIn(SampleSet set, Edits edits) {
    return new FindingAssert(Checked.text(set.toString(), edits));
  }

  void isNothing() {
    assertThat(findings).extracting(FindingAssert::brief).isEmpty();
  }

  /** Exactly these, as {@code level code loop/SEGMENTelement}, in any order. */
  FindingAssert is(String... brief) {
    assertThat(findings).extracting(FindingAssert::brief).containsExactlyInAnyOrder(brief);
    return this;
  }

  FindingAssert saying(String part) {
    assertThat(findings).anySatisfy(f -> assertThat(f.text() + " " + f.hint()).contains(part));
    return this;
  }

  Finding only() {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static String brief(Finding f) {
    return "%d %s %s/%s%s"
        .formatted(f.level(), f.code(), f.place().loop(), f.place().segment(), f.place().element());
  }
}
