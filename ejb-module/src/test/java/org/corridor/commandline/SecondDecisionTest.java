package org.corridor.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.translation.FhirJson;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Translation;
import org.junit.jupiter.api.Test;

/** A repository that lost a race asks again, after it changed what it got the first time. */
class SecondDecisionTest {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, UTF_8, "https://sender.example");

  @Test
  void askedAgainATranslationSaysTheSame() {
    int translated = 0;
    for (byte[] message : Examples.all()) {
      Optional<Translation> translation = translated(message);
      if (translation.isPresent()) {
        var bundle = translation.get().bundle();
        String first = FhirJson.of(bundle);
        bundle.getEntry().forEach(entry -> entry.getResource().setMeta(null).setId("taken"));
        assertThat(FhirJson.of(translation.get().bundle())).isEqualTo(first);
        translated++;
      }
    }
    assertThat(translated).isPositive();
  }

  private static Optional<Translation> translated(byte[] content) {
    try {
      V2Message message = V2Message.parse(content, SENDER);
      return Families.ALL.stream()
          .filter(family -> family.takes(message))
          .findFirst()
          .map(family -> family.translate(message, SENDER));
    } catch (Unreadable | NotTranslatable refused) {
      return Optional.empty();
    }
  }
}
