package org.corridor.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.Guides;
import org.corridor.x12.Finding;
import org.corridor.x12.Finding.Severity;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.jspecify.annotations.Nullable;

/**
 * Notes what an interchange holds, while it is read: groups, sets, where they are, what is wrong.
 */
final class InterchangeIndex implements GuidedHandler {

  /** Of a set with more, the others are not kept here; the 999 tells them. */
  private static final int MOST_FINDINGS = 100;

  private static final long CLM = Segment.packed("CLM");
  private static final long CLP = Segment.packed("CLP");
  private static final long BHT = Segment.packed("BHT");
  private static final long BGN = Segment.packed("BGN");
  private static final long TRN = Segment.packed("TRN");
  private static final long STC = Segment.packed("STC");
  private static final long REF = Segment.packed("REF");
  private static final long HL = Segment.packed("HL");

  /** Hears of the claims in sets. */
  interface Claims {
    /**
     * A claim: sent, asked for, answered or paid.
     *
     * @param type ST01 of its set
     */
    void claim(UUID set, String type, String claim, long position, String raw);
  }

  private final Ids ids;
  private final Claims claims;

  final List<FunctionalGroup> groups = new ArrayList<>();
  final List<FoundSet> sets = new ArrayList<>();
  final Set<String> kinds = new LinkedHashSet<>();
  private final Set<Integer> refusedGroups = new HashSet<>();
  private @Nullable Interchange interchange;
  private String refusal = "";

  private @Nullable TransactionSet set;
  private UUID id = new UUID(0, 0);
  private String kind = "";
  private String reference = "";
  private String status = "";
  private long units;
  private boolean refused;
  private List<Finding> findings = new ArrayList<>();

  InterchangeIndex(Ids ids, Claims claims) {
    this.ids = ids;
    this.claims = claims;
  }

  /** The ISA; there was one. */
  Interchange header() {
    if (interchange == null) {
      throw new IllegalStateException("no interchange was read");
    }
    return interchange;
  }

  /** ST02 of the set that is read. */
  String control() {
    return set == null ? "" : set.control();
  }

  boolean isEmpty() {
    return interchange == null;
  }

  /** Why the interchange as a whole is refused; empty where it is not. */
  String refusal() {
    return refusal;
  }

  boolean isRefused(FoundSet one) {
    return !refusal.isEmpty() || one.refused() || refusedGroups.contains(one.group());
  }

  /** Someone else refuses the interchange. */
  void refuse(String why) {
    if (refusal.isEmpty()) {
      refusal = why;
    }
  }

  /** Someone else refuses the group that is read. */
  void refuseGroup() {
    refusedGroups.add(groups.size() - 1);
  }

  @Override
  public void interchange(Interchange begun) {
    interchange = begun;
  }

  @Override
  public void service(Interchange in, Segment segment) {
    kinds.add(segment.name());
  }

  @Override
  public void group(FunctionalGroup begun) {
    groups.add(begun);
  }

  @Override
  public void set(TransactionSet begun) {
    set = begun;
    id = ids.next();
    List<Guide> choice = Guides.standard().of(begun);
    kind = choice.size() == 1 ? choice.get(0).kind() : begun.type();
    reference = "";
    status = "";
    units = 0;
    refused = false;
    findings = new ArrayList<>();
  }

  @Override
  public void guided(TransactionSet begun, Guide guide) {
    kind = guide.kind();
  }

  @Override
  public void segment(long position, Segment segment) {
    long name = segment.packedName();
    TransactionSet current = set;
    if (current == null) {
      return;
    }
    if (name == CLM || name == CLP) {
      units++;
      claims.claim(id, current.type(), segment.text(1), position, segment.raw());
    } else if (name == HL) {
      status = "";
    } else if (name == STC) {
      status = status.isEmpty() ? segment.raw() + (char) segment.separators().segment() : status;
    } else if (name == REF && segment.is(1, "EJ") && !segment.text(2).isEmpty()) {
      // Patient's account number: CLM01 of the claim that a 275, 276 or 277 is about.
      claims.claim(id, current.type(), segment.text(2), position, status + segment.raw());
    } else if (name == BGN) {
      reference = segment.text(2);
    } else if (name == BHT) {
      reference = segment.text(3);
      Guides.standard().of(current).stream()
          .filter(guide -> guide.choice().contains(segment.text(2)))
          .findFirst()
          .ifPresent(guide -> kind = guide.kind());
    } else if (name == TRN && reference.isEmpty() && current.type().equals("835")) {
      reference = segment.text(2);
    }
  }

  @Override
  public void finding(Finding finding) {
    String answer = finding.answer();
    boolean error = finding.severity() == Severity.ERROR;
    if (answer.startsWith("TA1:")) {
      if (error) {
        refuse(answer + " " + finding.text());
      }
    } else if (answer.startsWith("AK9:")) {
      if (error && !groups.isEmpty()) {
        refuseGroup();
      }
    } else if (set != null) {
      // As the 999 has it: what is wrong with a claim alone does not cost its set.
      refused |= error && (answer.startsWith("IK") || (answer.isEmpty() && finding.level() <= 2));
      if (findings.size() < MOST_FINDINGS) {
        findings.add(finding);
      }
    }
  }

  @Override
  public void setEnded(TransactionSet ended, boolean whole, long end) {
    kinds.add(kind);
    sets.add(
        new FoundSet(
            id,
            ended,
            groups.size() - 1,
            kind,
            reference,
            ended.offset(),
            end - ended.offset(),
            units,
            List.copyOf(findings),
            refused || !whole));
    set = null;
  }
}
