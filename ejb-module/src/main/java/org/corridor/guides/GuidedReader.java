package org.corridor.guides;

import java.util.List;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Place;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeHandler;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks every set through its guide and checks it, and tells a {@link GuidedHandler}. A set whose
 * guide is not known is told with a finding, its segments as they are.
 */
public final class GuidedReader implements InterchangeHandler {
  private final Guides guides;
  private final RuleBook rules;
  private final GuidedHandler next;
  private final Limits limits;

  private @Nullable TransactionSet set;
  private @Nullable Walk walk;
  private List<Guide> choice = List.of();
  private @Nullable Segment first;

  public GuidedReader(Guides guides, RuleBook rules, GuidedHandler next, Limits limits) {
    this.guides = guides;
    this.rules = rules;
    this.next = next;
    this.limits = limits;
  }

  @Override
  public void interchange(Interchange interchange) {
    next.interchange(interchange);
  }

  @Override
  public void service(Interchange interchange, Segment segment) {
    next.service(interchange, segment);
  }

  @Override
  public void group(FunctionalGroup group) {
    next.group(group);
  }

  @Override
  public void set(TransactionSet begun) {
    next.set(begun);
    set = begun;
    walk = null;
    first = null;
    choice = guides.of(begun);
    if (choice.isEmpty()) {
      refuse(begun);
    } else if (choice.size() == 1) {
      follow(begun, choice.get(0));
    }
  }

  private void refuse(TransactionSet begun) {
    boolean type = !guides.conventions(begun.type()).isEmpty();
    tell(
        begun,
        type ? "guide-not-supported" : "set-not-supported",
        type ? "IK5:I6" : "IK5:1",
        type
            ? "%s is read as %s, not as %s"
                .formatted(
                    begun.type(),
                    String.join(", ", guides.conventions(begun.type())),
                    begun.guide())
            : "sets of type %s are not read".formatted(begun.type()));
  }

  private void tell(TransactionSet begun, String code, String answer, String text) {
    FunctionalGroup group = begun.group();
    Place place =
        new Place(
            group.interchange().control(),
            group.control(),
            begun.control(),
            1,
            "",
            "ST",
            "",
            "",
            "");
    next.finding(new Finding(2, Severity.ERROR, place, code, answer, text, "", ""));
  }

  private void follow(TransactionSet begun, Guide guide) {
    Findings findings = new Findings(begun, next::finding, limits.findings());
    walk = new Walk(guide, guides.dictionary(), findings, next, rules.of(begun, guide, findings));
    next.guided(begun, guide);
    if (!guide.group().equals(begun.group().functionalId())) {
      tell(
          begun,
          "set-not-in-its-group",
          "IK5:18",
          "%s does not belong into a group %s"
              .formatted(guide.kind(), begun.group().functionalId()));
    }
    if (!begun.convention().isEmpty() && !begun.convention().equals(begun.group().version())) {
      tell(begun, "convention-differs", "IK5:19", "ST03 is not GS08");
    }
  }

  @Override
  public void segment(long position, Segment segment) {
    next.segment(position, segment);
    TransactionSet current = set;
    if (walk == null && current != null && !choice.isEmpty()) {
      choose(current, position, segment);
    }
    Walk following = walk;
    if (following != null) {
      following.take(position, segment);
    }
  }

  /** Where BHT02 decides between two guides, the ST waits for it. */
  private void choose(TransactionSet current, long position, Segment segment) {
    Segment st = first;
    if (st == null) {
      first = segment.kept();
      return;
    }
    String purpose = segment.text(2);
    follow(
        current,
        choice.stream()
            .filter(g -> g.choice().contains(purpose))
            .findFirst()
            .orElse(choice.get(0)));
    Walk following = walk;
    if (following != null) {
      following.take(position - 1, st);
    }
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    Walk following = walk;
    if (following != null) {
      following.end(whole);
    }
    walk = null;
    set = null;
    next.setEnded(ended, whole, end);
  }

  @Override
  public void groupEnded(FunctionalGroup group, String stated, int sets) {
    next.groupEnded(group, stated, sets);
  }

  @Override
  public void interchangeEnded(Interchange interchange) {
    next.interchangeEnded(interchange);
  }

  @Override
  public void finding(Finding finding) {
    next.finding(finding);
  }
}
