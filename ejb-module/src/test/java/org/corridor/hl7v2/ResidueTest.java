package org.corridor.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResidueTest {

  private static V2Message message(String... segments) {
    return V2Message.parse(
        "MSH|^~\\&|A|B|C|D|20250611||ADT^A01|1|P|2.5.1\r" + String.join("\r", segments));
  }

  private static List<String> residue(V2Message message) {
    return Residue.of(message);
  }

  private static V2Field field(V2Message message, String segment, int number) {
    return message.first(segment).orElseThrow().field(number);
  }

  @Test
  void whatNobodyReadIsListedWithItsPlace() {
    V2Message message = message("PID|1||100|||||F", "ZPI||x||y");
    field(message, "PID", 3).first().text();
    assertThat(residue(message)).containsExactly("PID-8", "ZPI-2", "ZPI-4");
  }

  @Test
  void emptyFieldsAndSetIdsLeaveNothingOver() {
    assertThat(residue(message("PID|1||^^^&&~^| ", "OBX|1||"))).isEmpty();
  }

  @Test
  void componentsThatNobodyReadAreListedWhereOthersWereRead() {
    V2Message message = message("PID|||100^^^X^MR^\"\"||Doe^Jo^^^^MD");
    field(message, "PID", 3).first().component(1);
    field(message, "PID", 3).first().component(4);
    field(message, "PID", 5).first().component(1);
    field(message, "PID", 5).first().component(2);
    assertThat(residue(message)).containsExactly("PID-3.5", "PID-5.6");
  }

  @Test
  void whatIsOnlyLookedAtToDecideStaysResidue() {
    V2Message message = message("PID|||100^^^X||Doe||||F");
    message.value("PID-3.1");
    field(message, "PID", 5).text();
    field(message, "PID", 9).isOneOf(Set.of("M"));
    field(message, "PID", 3).first().glance(4, 1);
    assertThat(residue(message)).containsExactly("PID-3", "PID-5", "PID-9");
  }

  @Test
  void whatDecidedHasBeenRead() {
    V2Message message = message("PID|||||||||F");
    assertThat(field(message, "PID", 9).isOneOf(Set.of("M", "F"))).isTrue();
    assertThat(residue(message)).isEmpty();
  }

  @Test
  void subComponentsThatNobodyReadAreListed() {
    V2Message message = message("PID|||100^^^X&1.2.3&ISO||Doe&van");
    field(message, "PID", 3).first().component(1);
    field(message, "PID", 3).first().sub(4, 1);
    field(message, "PID", 5).first().sub(1, 1);
    field(message, "PID", 5).first().sub(1, 2);
    assertThat(residue(message)).containsExactly("PID-3.4.2");
  }

  @Test
  void whatLedToNothingIsResidueAgain() {
    V2Message message = message("PID|||100^^^X");
    V2Segment pid = message.first("PID").orElseThrow();
    pid.field(3).first().component(1);
    int then = pid.reading();
    pid.field(3).first().component(4);
    pid.unread(then);
    assertThat(residue(message)).containsExactly("PID-3.4");
  }

  @Test
  void readingTheWholeReadsItsComponents() {
    V2Message message = message("PID|||100^^^X");
    field(message, "PID", 3).first().text();
    assertThat(residue(message)).isEmpty();
  }

  @Test
  void repetitionsAreLeftOverWhereOnlyTheFirstWasRead() {
    V2Message message = message("PID|||100~200~300||Doe~");
    message.first("PID").orElseThrow().field(3).first().component(1);
    field(message, "PID", 5).first().component(1);
    assertThat(residue(message)).containsExactly("PID-3[2]");
  }

  @Test
  void aRepetitionThatLedToNothingIsLeftOverWhereAnotherWasUsed() {
    V2Message message = message("PID|||100^^^^MR~200^^^^MR~^^^^MR");
    V2Segment pid = message.first("PID").orElseThrow();
    for (V2Repetition one : pid.field(3).repetitions()) {
      int then = pid.reading();
      boolean used = !one.component(1).isEmpty();
      one.component(5);
      if (used) {
        pid.kept(then);
      } else {
        pid.unread(then);
      }
    }
    assertThat(residue(message)).containsExactly("PID-3[2]");
  }

  @Test
  void repetitionsBeyondTheUsualNumberCountAsOne() {
    V2Message message = message("PID|||" + "1~".repeat(300) + "2");
    List<V2Repetition> all = field(message, "PID", 3).repetitions();
    all.subList(0, 200).forEach(one -> one.component(1));
    assertThat(residue(message)).isEmpty();
    assertThat(all.get(300).location()).isEqualTo("PID-3[301]");
  }

  @Test
  void componentsOfFurtherRepetitionsAreLookedIntoToo() {
    V2Message message = message("PID|||100~200^x");
    message.first("PID").orElseThrow().field(3).repetitions().forEach(one -> one.component(1));
    assertThat(residue(message)).containsExactly("PID-3.2");
  }

  @Test
  void aDeletionThatNobodyHeededIsListed() {
    V2Message message = message("PID|||\"\"|\"\"");
    assertThat(message.first("PID").orElseThrow().field(3).isNull()).isTrue();
    assertThat(residue(message)).containsExactly("PID-4");
  }

  @Test
  void aPlaceIsListedOnceHoweverManySegmentsHaveIt() {
    assertThat(residue(message("OBX|1|NM", "OBX|2|NM|||5"))).containsExactly("OBX-2", "OBX-5");
  }

  @Test
  void aMessageOfOddFieldsOnlyHasAListOfBoundedLength() {
    assertThat(residue(message("ZZZ" + "|x".repeat(5000)))).hasSize(201).endsWith("ZZZ");
  }

  @Test
  void componentsBeyondTheUsualNumberCountAsOne() {
    V2Message message = message("ZZZ|" + "x^".repeat(40));
    field(message, "ZZZ", 1).first().component(33);
    assertThat(residue(message)).hasSize(29).contains("ZZZ-1.29").doesNotContain("ZZZ-1.40");
  }
}
