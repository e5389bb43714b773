package org.corridor.acknowledgement;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The claims of an accepted set, each with its answer, behind the totals that a 277CA begins with.
 * Once through them for the answers and the totals, once more to write them down.
 */
final class ClaimBatch {
  private final ClaimCollector collected;
  private final ClaimDesk desk;
  private final Spool answers = new Spool();
  private final Spool providers = new Spool();
  private final DataOutputStream answersOut = new DataOutputStream(answers);
  private final DataOutputStream providersOut = new DataOutputStream(providers);
  private final Totals totals = new Totals();

  /** How many claims are taken and refused, and what they charge. */
  static final class Totals {
    long taken;
    long refused;
    long takenCents;
    long refusedCents;

    private void add(ClaimAnswer answer, long cents) {
      if (answer instanceof ClaimAnswer.Taken) {
        taken++;
        takenCents += cents;
      } else {
        refused++;
        refusedCents += cents;
      }
    }

    long cents() {
      return takenCents + refusedCents;
    }

    private void write(DataOutputStream out) throws IOException {
      out.writeLong(taken);
      out.writeLong(refused);
      out.writeLong(takenCents);
      out.writeLong(refusedCents);
    }

    static Totals read(DataInputStream in) throws IOException {
      Totals totals = new Totals();
      totals.taken = in.readLong();
      totals.refused = in.readLong();
      totals.takenCents = in.readLong();
      totals.refusedCents = in.readLong();
      return totals;
    }
  }

  ClaimBatch(ClaimCollector collected, ClaimDesk desk) {
    this.collected = collected;
    this.desk = desk;
  }

  /** Appends the set to those of its group. */
  void write(String set, Spool group) throws IOException {
    decide();
    DataOutputStream out = new DataOutputStream(group);
    out.writeUTF(set);
    collected.header(out);
    totals.write(out);
    DataInputStream in = new DataInputStream(collected.claims.read());
    DataInputStream decided = new DataInputStream(answers.read());
    DataInputStream charged = new DataInputStream(providers.read());
    byte kind;
    do {
      kind = in.readByte();
      out.writeByte(kind);
      if (kind == ClaimRecords.PROVIDER) {
        ClaimRecords.write(out, ClaimRecords.person(in));
        out.writeLong(charged.readLong());
      } else if (kind == ClaimRecords.CLAIM) {
        ClaimRecords.write(out, ClaimRecords.claim(in));
        in.readUTF();
        ClaimRecords.write(out, ClaimRecords.answer(decided));
      }
    } while (kind != ClaimRecords.END);
    answers.clear();
    providers.clear();
  }

  private void decide() throws IOException {
    DataInputStream in = new DataInputStream(collected.claims.read());
    long provider = 0;
    boolean any = false;
    byte kind;
    do {
      kind = in.readByte();
      if (kind == ClaimRecords.CLAIM) {
        ReceivedClaim claim = ClaimRecords.claim(in);
        ClaimAnswer answer = answer(claim, in.readUTF());
        ClaimRecords.write(answersOut, answer);
        totals.add(answer, claim.cents());
        provider += claim.cents();
      } else {
        if (any) {
          providersOut.writeLong(provider);
        }
        any = true;
        provider = 0;
        if (kind == ClaimRecords.PROVIDER) {
          ClaimRecords.skipPerson(in);
        }
      }
    } while (kind != ClaimRecords.END);
  }

  private ClaimAnswer answer(ReceivedClaim claim, String scopes) {
    if (!collected.findings.isEmpty()) {
      ClaimAnswer.Refused found = collected.findings.of(claim, List.of(scopes.split(",", -1)));
      if (!found.statuses().isEmpty()) {
        return found;
      }
    }
    return desk.answer(claim);
  }
}
