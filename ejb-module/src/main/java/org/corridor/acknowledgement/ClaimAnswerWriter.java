package org.corridor.acknowledgement;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.corridor.acknowledgement.ClaimBatch.Totals;
import org.corridor.acknowledgement.ReceivedClaim.Line;
import org.corridor.acknowledgement.ReceivedClaim.Person;
import org.corridor.acknowledgement.Reception.Role;
import org.corridor.x12.Amounts;
import org.corridor.x12.SegmentWriter;

/** Writes the 277CA for a group (005010X214): one set for each accepted 837. */
final class ClaimAnswerWriter {
  private static final String CONVENTION = "005010X214";

  private final Reply reply;
  private final Role role;
  private final GroupAnswer answered;
  private SegmentWriter out;
  private long level;

  ClaimAnswerWriter(Reply reply, Role role, GroupAnswer answered) throws IOException {
    this.reply = reply;
    this.role = role;
    this.answered = answered;
    this.out = reply.group(answered.group, "HN", CONVENTION);
  }

  void write() throws IOException {
    DataInputStream in = new DataInputStream(answered.claims.read());
    while (true) {
      String control;
      try {
        control = in.readUTF();
      } catch (EOFException e) {
        break;
      }
      set(control, in);
    }
    reply.endGroup();
  }

  private void set(String control, DataInputStream in) throws IOException {
    String batch = in.readUTF();
    Person submitter = ClaimRecords.person(in);
    Person source = ClaimRecords.person(in);
    Totals totals = Totals.read(in);
    String receipt =
        String.join(
            "-",
            Fit.text(answered.group.interchange().control(), 9),
            Fit.number(answered.group.control(), 9),
            Fit.text(control, 9));
    out = reply.set("277", CONVENTION);
    out.segment("BHT")
        .text("0085")
        .text("08")
        .text(receipt)
        .text(reply.date())
        .text(reply.time())
        .text("TH");
    source(source, receipt);
    level(1, "21", totals.taken + totals.refused > 0);
    name("41", submitter);
    out.segment("TRN").text("2").text(batch);
    status(new ClaimStatus("A1", "19", role.received), true, Amounts.text(totals.cents()));
    totals(totals);
    claims(in);
    reply.endSet();
  }

  private void source(Person source, String receipt) throws IOException {
    level = 0;
    level(0, "20", true);
    out.segment("NM1")
        .text(role.entity)
        .text("2")
        .text(source.name())
        .empty(4)
        .text("46")
        .text(source.id());
    out.segment("TRN").text("1").text(receipt);
    date("050", reply.date());
    date("009", reply.date());
  }

  private void level(long parent, String kind, boolean inner) throws IOException {
    level++;
    out.segment("HL").number(level).text(parent == 0 ? "" : Long.toString(parent)).text(kind);
    if (!kind.equals("PT")) {
      out.text(inner ? "1" : "0");
    }
  }

  private void totals(Totals totals) throws IOException {
    if (totals.taken > 0) {
      out.segment("QTY").text("90").number(totals.taken);
    }
    if (totals.refused > 0) {
      out.segment("QTY").text("AA").number(totals.refused);
    }
    if (totals.taken > 0) {
      out.segment("AMT").text("YU").amount(totals.takenCents);
    }
    if (totals.refused > 0) {
      out.segment("AMT").text("YY").amount(totals.refusedCents);
    }
  }

  private void claims(DataInputStream in) throws IOException {
    long provider = 0;
    byte kind;
    while ((kind = in.readByte()) != ClaimRecords.END) {
      if (kind == ClaimRecords.PROVIDER) {
        provider = level + 1;
        level(2, "19", true);
        name("85", ClaimRecords.person(in));
        out.segment("TRN").text("1").text("0");
        status(new ClaimStatus("A1", "19", role.received), true, Amounts.text(in.readLong()));
      } else {
        ReceivedClaim claim = ClaimRecords.claim(in);
        level(provider, "PT", false);
        claim(claim, ClaimRecords.answer(in));
      }
    }
  }

  private void claim(ReceivedClaim claim, ClaimAnswer answer) throws IOException {
    name("QC", claim.patient());
    out.segment("TRN").text("2").text(claim.id());
    String charge = Amounts.text(claim.cents());
    if (answer instanceof ClaimAnswer.Taken taken) {
      status(new ClaimStatus("A2", "20", "PR"), true, charge);
      reference("1K", taken.number());
      closing(claim);
    } else if (answer instanceof ClaimAnswer.Refused refused) {
      List<ClaimStatus> statuses = refused.statuses();
      if (statuses.isEmpty()) {
        statuses = List.of(new ClaimStatus("A3", "21", ""));
      }
      for (ClaimStatus status : statuses) {
        status(status, false, charge);
      }
      closing(claim);
      for (Map.Entry<Integer, List<ClaimStatus>> line : refused.lines().entrySet()) {
        if (line.getKey() >= 1 && line.getKey() <= claim.lines().size()) {
          line(claim.lines().get(line.getKey() - 1), line.getValue());
        }
      }
    }
  }

  private void closing(ReceivedClaim claim) throws IOException {
    reference("D9", claim.clearinghouseNumber());
    reference("BLT", claim.billType());
    date("472", claim.period());
  }

  private void line(Line line, List<ClaimStatus> statuses) throws IOException {
    boolean revenueOnly = line.service().isEmpty();
    out.segment("SVC")
        .composite((revenueOnly ? "NU:" + line.revenue() : line.service()).split(":", -1))
        .amount(line.cents())
        .empty(1)
        .text(revenueOnly ? "" : line.revenue())
        .empty(2)
        .text(line.units());
    for (ClaimStatus status : statuses) {
      status(status, false, "");
    }
    reference("FJ", line.control());
    date("472", line.period());
  }

  private void status(ClaimStatus status, boolean taken, String charge) throws IOException {
    out.segment("STC")
        .composite(status.category(), status.code(), status.entity())
        .text(reply.date())
        .text(taken ? "WQ" : "U")
        .text(charge);
  }

  private void name(String entity, Person person) throws IOException {
    boolean known = !person.id().isEmpty();
    out.segment("NM1")
        .text(entity)
        .text(person.type())
        .text(person.name())
        .text(person.given())
        .text(person.middle())
        .empty(1)
        .text(person.suffix())
        .text(known ? person.qualifier() : "")
        .text(person.id());
  }

  private void reference(String qualifier, String value) throws IOException {
    if (!value.isBlank()) {
      out.segment("REF").text(qualifier).text(value);
    }
  }

  private void date(String qualifier, String when) throws IOException {
    if (!when.isEmpty()) {
      out.segment("DTP").text(qualifier).text(when.length() > 8 ? "RD8" : "D8").text(when);
    }
  }
}
