package org.corridor.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.guides.Loop;
import org.corridor.journal.Batch;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;

/**
 * An 835 set as a whole, as the first reading finds it.
 *
 * @param ordinal of the sets of the file, from 0
 * @param payer REF 2U, N104 or TRN03 of the payer
 * @param company TRN03
 * @param payee N104 of the payee
 * @param amount BPR02, negative where BPR03 is a debit
 * @param claimsPaid all CLP04
 * @param whole whether it has its end
 */
record Weight(
    int ordinal,
    Place place,
    String payer,
    String payerName,
    String company,
    String payee,
    String trace,
    String method,
    long amount,
    Optional<LocalDate> paidOn,
    int claims,
    long claimsPaid,
    List<ProviderAdjustment> adjustments,
    boolean readable,
    boolean whole) {

  static Weight of(
      int ordinal, TransactionSet set, Loop rest, int claims, long claimsPaid, boolean whole) {
    Elements elements = new Elements();
    Optional<Loop> payer = rest.loop("1000A");
    String company = Batch.cut(rest.text("TRN", 3), 80);
    String id =
        payer
            .map(l -> l.text("REF", "2U", 2))
            .filter(text -> !text.isEmpty())
            .or(() -> payer.map(l -> l.text("N1", 4)).filter(text -> !text.isEmpty()))
            .orElse(company);
    List<ProviderAdjustment> adjustments = new ArrayList<>();
    rest.segments("PLB").forEach(plb -> adjustments.addAll(ProviderAdjustment.of(plb, elements)));
    Optional<Segment> bpr = rest.segment("BPR");
    long amount = bpr.map(segment -> elements.cents(segment, 2)).orElse(0L);
    return new Weight(
        ordinal,
        Place.of(set, 1),
        Batch.cut(id, 80),
        Batch.cut(payer.map(l -> l.text("N1", 2)).orElse(""), 100),
        company,
        Batch.cut(rest.loop("1000B").map(l -> l.text("N1", 4)).orElse(""), 80),
        Batch.cut(rest.text("TRN", 2), 80),
        Batch.cut(rest.text("BPR", 4), 3),
        bpr.filter(segment -> segment.is(3, "D")).isPresent() ? -amount : amount,
        Elements.date(rest.text("BPR", 16)),
        claims,
        claimsPaid,
        adjustments,
        elements.readable(),
        whole);
  }

  long adjusted() {
    return adjustments.stream().mapToLong(ProviderAdjustment::amount).sum();
  }

  /** How much more is paid than claims and provider adjustments make, in cents. */
  long difference() {
    return amount - (claimsPaid - adjusted());
  }

  ParkReason reason() {
    if (!whole) {
      return ParkReason.INCOMPLETE;
    }
    if (!readable) {
      return ParkReason.UNREADABLE_AMOUNT;
    }
    return difference() == 0 ? ParkReason.NONE : ParkReason.REMITTANCE_UNBALANCED;
  }

  /** What is paid once. */
  String key() {
    String day = paidOn.map(LocalDate::toString).orElse("");
    return String.join("|", company, trace, Long.toString(amount), day);
  }
}
