package org.corridor.acknowledgement;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.acknowledgement.ReceivedClaim.Line;
import org.corridor.acknowledgement.ReceivedClaim.Person;

/** Claims and what becomes of them as bytes, for a {@link Spool}. */
final class ClaimRecords {
  static final byte END = 0;
  static final byte PROVIDER = 1;
  static final byte CLAIM = 2;

  /** How many texts a person is. */
  private static final int PERSON = 7;

  private ClaimRecords() {}

  static void write(DataOutput out, Person person) throws IOException {
    for (String text :
        List.of(
            person.type(),
            person.name(),
            person.given(),
            person.middle(),
            person.suffix(),
            person.qualifier(),
            person.id())) {
      out.writeUTF(text);
    }
  }

  static Person person(DataInput in) throws IOException {
    return new Person(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF());
  }

  static void skipPerson(DataInput in) throws IOException {
    for (int i = 0; i < PERSON; i++) {
      in.readUTF();
    }
  }

  static void write(DataOutput out, ReceivedClaim claim) throws IOException {
    out.writeUTF(claim.id());
    out.writeLong(claim.cents());
    write(out, claim.patient());
    out.writeUTF(claim.provider());
    out.writeUTF(claim.payer());
    out.writeUTF(claim.clearinghouseNumber());
    out.writeUTF(claim.billType());
    out.writeUTF(claim.period());
    out.writeInt(claim.lines().size());
    for (Line line : claim.lines()) {
      out.writeUTF(line.service());
      out.writeUTF(line.revenue());
      out.writeLong(line.cents());
      out.writeUTF(line.units());
      out.writeUTF(line.period());
      out.writeUTF(line.control());
      out.writeLong(line.from());
      out.writeLong(line.to());
    }
  }

  static ReceivedClaim claim(DataInput in) throws IOException {
    return new ReceivedClaim(
        in.readUTF(),
        in.readLong(),
        person(in),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        lines(in));
  }

  private static List<Line> lines(DataInput in) throws IOException {
    int count = in.readInt();
    List<Line> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add(
          new Line(
              in.readUTF(),
              in.readUTF(),
              in.readLong(),
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              in.readLong(),
              in.readLong()));
    }
    return lines;
  }

  static void write(DataOutput out, ClaimAnswer answer) throws IOException {
    if (answer instanceof ClaimAnswer.Refused refused) {
      out.writeBoolean(false);
      write(out, refused.statuses());
      out.writeInt(refused.lines().size());
      for (Map.Entry<Integer, List<ClaimStatus>> line : refused.lines().entrySet()) {
        out.writeInt(line.getKey());
        write(out, line.getValue());
      }
    } else if (answer instanceof ClaimAnswer.Taken taken) {
      out.writeBoolean(true);
      out.writeUTF(taken.number());
    }
  }

  private static void write(DataOutput out, List<ClaimStatus> statuses) throws IOException {
    out.writeInt(statuses.size());
    for (ClaimStatus status : statuses) {
      out.writeUTF(status.toString());
    }
  }

  static ClaimAnswer answer(DataInput in) throws IOException {
    if (in.readBoolean()) {
      return new ClaimAnswer.Taken(in.readUTF());
    }
    List<ClaimStatus> statuses = statuses(in);
    Map<Integer, List<ClaimStatus>> lines = new TreeMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int line = in.readInt();
      lines.put(line, statuses(in));
    }
    return new ClaimAnswer.Refused(statuses, lines);
  }

  private static List<ClaimStatus> statuses(DataInput in) throws IOException {
    int count = in.readInt();
    List<ClaimStatus> statuses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      statuses.add(ClaimStatus.of(in.readUTF()));
    }
    return statuses;
  }
}
