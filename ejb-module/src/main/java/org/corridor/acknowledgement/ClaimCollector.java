package org.corridor.acknowledgement;

import java.io.DataOutputStream;
import java.io.IOException;
import org.corridor.acknowledgement.ReceivedClaim.Person;
import org.corridor.x12.Finding;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** Keeps of an 837 what its 277CA says again: submitter, providers, patients, claims. */
final class ClaimCollector {
  private static final long HL = Segment.packed("HL");
  private static final long NM1 = Segment.packed("NM1");
  private static final long REF = Segment.packed("REF");
  private static final long CLM = Segment.packed("CLM");
  private static final long BHT = Segment.packed("BHT");
  private static final long SE = Segment.packed("SE");

  final Spool claims = new Spool();
  final ClaimFindings findings = new ClaimFindings();
  private final DataOutputStream out = new DataOutputStream(claims);
  private final Levels levels = new Levels();
  private String batch = "";
  private Person submitter = Person.NOBODY;
  private Person receiver = Person.NOBODY;
  private Person provider = Person.NOBODY;
  private Person subscriber = Person.NOBODY;
  private Person patient = Person.NOBODY;
  private String payer = "";
  private boolean providerNamed;
  private boolean providerWritten;
  private @Nullable ClaimDraft claim;

  void segment(long position, Segment s) throws IOException {
    long name = s.packedName();
    if (name == HL) {
      endClaim(position - 1);
      level(position, s);
    } else if (name == CLM) {
      endClaim(position - 1);
      claim = new ClaimDraft(s);
    } else if (name == SE) {
      endClaim(position - 1);
    } else {
      ClaimDraft open = claim;
      if (open != null) {
        open.segment(position, s);
      } else if (name == NM1) {
        name(s);
      } else if (name == REF && providerNamed && (s.is(1, "EI") || s.is(1, "SY"))) {
        taxNumber(s);
      } else if (name == BHT) {
        batch = Fit.text(s.text(3), 50);
      }
    }
  }

  private void level(long position, Segment s) {
    String kind = s.text(3);
    levels.begin(kind, position);
    switch (kind) {
      case "20" -> {
        provider = Person.NOBODY;
        providerWritten = false;
      }
      case "22" -> {
        subscriber = Person.NOBODY;
        patient = Person.NOBODY;
        payer = "";
      }
      default -> {}
    }
    providerNamed = false;
  }

  private void name(Segment s) {
    providerNamed = false;
    switch (s.text(1)) {
      case "41" -> submitter = person(s);
      case "40" -> receiver = person(s);
      case "85" -> {
        provider = person(s);
        providerNamed = true;
      }
      case "IL" -> {
        subscriber = person(s);
        patient = subscriber;
      }
      case "QC" -> patient = person(s).identifiedBy(subscriber.qualifier(), subscriber.id());
      case "PR" -> payer = Fit.text(s.text(9), 80);
      default -> {}
    }
  }

  /** A provider who has no NPI is known by the tax number. */
  private void taxNumber(Segment s) {
    if (provider.id().isEmpty()) {
      provider = provider.identifiedBy("FI", Fit.text(s.text(2), 50));
    }
  }

  private static Person person(Segment s) {
    return new Person(
        s.is(2, "2") ? "2" : "1",
        Fit.text(s.text(3), 60),
        Fit.text(s.text(4), 35),
        Fit.text(s.text(5), 25),
        Fit.text(s.text(7), 10),
        Fit.text(s.text(8), 2),
        Fit.text(s.text(9), 80));
  }

  private void endClaim(long position) throws IOException {
    ClaimDraft open = claim;
    claim = null;
    if (open == null) {
      return;
    }
    if (!providerWritten) {
      providerWritten = true;
      out.writeByte(ClaimRecords.PROVIDER);
      ClaimRecords.write(out, provider);
    }
    out.writeByte(ClaimRecords.CLAIM);
    ClaimRecords.write(out, open.end(position, patient, provider.id(), payer));
    out.writeUTF(String.join(",", levels.open()));
  }

  void finding(Finding finding) {
    findings.take(finding, levels);
  }

  /** Ends the claims. */
  void end() throws IOException {
    out.writeByte(ClaimRecords.END);
  }

  /** BHT03, submitter and receiver, as {@link ClaimBatch} reads them. */
  void header(DataOutputStream to) throws IOException {
    to.writeUTF(batch);
    ClaimRecords.write(to, submitter);
    ClaimRecords.write(to, receiver);
  }
}
