package org.corridor.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.corridor.guides.Guide;
import org.corridor.guides.GuidedHandler;
import org.corridor.guides.Guides;
import org.corridor.screening.Worth;
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
  private final Worth worth = new Worth();
  private final Map<Integer, String> refusedGroups = new HashMap<>();
  private @Nullable Interchange interchange;
  private String refusal = "";
  private String remark = "";
  private String fault = "";

  private @Nullable TransactionSet set;
  private UUID id = new UUID(0, 0);
  private String kind = "";
  private String reference = "";
  private String status = "";
  private long units;
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

  /** Why nothing of the interchange can be used; empty where something can. */
  String refusal() {
    return refusal;
  }

  /** Why a set cannot be used; empty where it can. */
  String refusal(FoundSet one) {
    return !refusal.isEmpty() ? refusal : refusedGroups.getOrDefault(one.group(), one.refusal());
  }

  /** What is wrong with the envelopes, and costs nothing; empty where nothing is. */
  String remark() {
    return remark;
  }

  /** The first thing that is wrong anywhere in it, even if it costs nothing; or empty. */
  String fault() {
    return fault;
  }

  @Override
  public void interchange(Interchange begun) {
    interchange = begun;
    worth.interchange();
  }

  @Override
  public void service(Interchange in, Segment segment) {
    kinds.add(segment.name());
  }

  @Override
  public void group(FunctionalGroup begun) {
    groups.add(begun);
    worth.group();
  }

  @Override
  public void set(TransactionSet begun) {
    set = begun;
    worth.set(begun);
    id = ids.next();
    List<Guide> choice = Guides.standard().of(begun);
    kind = choice.size() == 1 ? choice.get(0).kind() : begun.type();
    reference = "";
    status = "";
    units = 0;
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
    worth.finding(finding);
    if (fault.isEmpty() && finding.severity() == Severity.ERROR) {
      fault = said(finding);
    }
    boolean ofSet = !finding.answer().startsWith("TA1:") && !finding.answer().startsWith("AK9:");
    if (set == null || !ofSet) {
      remark = remark.isEmpty() ? said(finding) : remark;
    } else if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  private static String said(Finding finding) {
    return (finding.answer() + " " + finding.text()).strip();
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
            worth.setEnded().map(InterchangeIndex::said).orElse("")));
    set = null;
  }

  @Override
  public void groupEnded(FunctionalGroup ended, String stated, int count) {
    worth.groupEnded().ifPresent(finding -> refusedGroups.put(groups.size() - 1, said(finding)));
  }

  @Override
  public void interchangeEnded(Interchange ended) {
    refusal = worth.interchangeEnded().map(InterchangeIndex::said).orElse("");
  }
}
