package org.corridor.acknowledgement;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.Finding.Trigger;

/**
 * What a 999 says of a set.
 *
 * @param type ST01
 * @param control ST02
 * @param convention ST03, or empty
 * @param unit what names a business unit in its guide, such as {@code CLM01}, or empty
 * @param verdict IK501
 * @param codes IK502 to IK506
 * @param noted what is wrong in it, by position
 */
record SetAnswer(
    String type,
    String control,
    String convention,
    String unit,
    char verdict,
    List<String> codes,
    List<Noted> noted) {

  /**
   * Something that is wrong.
   *
   * @param position of the segment
   * @param segment its name
   * @param loop of the guide, or empty
   * @param claim id of the business unit, or empty
   * @param answer as the finding says it, such as {@code IK4:7}
   * @param element such as {@code 01-2}, or empty
   * @param reference number of the data element, or empty
   * @param value copy of the bad data, or empty
   * @param trigger what makes it wrong, where that is another element
   */
  record Noted(
      long position,
      String segment,
      String loop,
      String claim,
      String answer,
      String element,
      String reference,
      String value,
      Optional<Trigger> trigger) {

    boolean inElement() {
      return answer.startsWith("IK4:");
    }

    Noted of(String newClaim) {
      return new Noted(
          position, segment, loop, newClaim, answer, element, reference, value, trigger);
    }

    private void write(DataOutput out) throws IOException {
      out.writeLong(position);
      for (String text : List.of(segment, loop, claim, answer, element, reference, value)) {
        out.writeUTF(text);
      }
      out.writeBoolean(trigger.isPresent());
      if (trigger.isPresent()) {
        out.writeUTF(trigger.get().segment());
        out.writeLong(trigger.get().position());
        out.writeUTF(trigger.get().element());
      }
    }

    private static Noted read(DataInput in) throws IOException {
      return new Noted(
          in.readLong(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readBoolean()
              ? Optional.of(new Trigger(in.readUTF(), in.readLong(), "", in.readUTF()))
              : Optional.empty());
    }
  }

  boolean accepted() {
    return verdict != 'R';
  }

  void write(DataOutput out) throws IOException {
    for (String text : List.of(type, control, convention, unit, String.join(" ", codes))) {
      out.writeUTF(text);
    }
    out.writeChar(verdict);
    out.writeInt(noted.size());
    for (Noted one : noted) {
      one.write(out);
    }
  }

  static SetAnswer read(DataInput in) throws IOException {
    String type = in.readUTF();
    String control = in.readUTF();
    String convention = in.readUTF();
    String unit = in.readUTF();
    String codes = in.readUTF();
    char verdict = in.readChar();
    int count = in.readInt();
    List<Noted> noted = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      noted.add(Noted.read(in));
    }
    return new SetAnswer(
        type,
        control,
        convention,
        unit,
        verdict,
        codes.isEmpty() ? List.of() : List.of(codes.split(" ", -1)),
        noted);
  }
}
