package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.translation.MessageFamily;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void everyFamilyTakesPart() {
    Set<MessageFamily> present = new HashSet<>();
    for (String text : Rehearsal.messages()) {
      present.add(Families.of(V2Message.parse(text)).orElseThrow());
    }
    assertThat(present).containsExactlyInAnyOrderElementsOf(Families.ALL);
  }

  @Test
  void everyMessageBecomesResources() {
    for (String text : Rehearsal.messages()) {
      V2Message message = V2Message.parse(text);
      assertThat(
              Families.of(message)
                  .orElseThrow()
                  .translate(message, SenderProfile.UNCONFIGURED)
                  .bundle()
                  .getEntry())
          .as(text)
          .hasSizeGreaterThan(1);
    }
  }

  @Test
  void aFamilyThatIsMissingStopsTheStart() {
    assertThatThrownBy(() -> Rehearsal.hold(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ADT^A01");
  }
}
