package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.hl7.fhir.r4.model.Attachment;
import org.junit.jupiter.api.Test;

/** Documents of some megabytes within a message cost milliseconds. */
class LargeValuesTest {

  private static final int MEGABYTES_5 = 5 * 1024 * 1024;
  private static final Duration LIMIT = Duration.ofMillis(50);

  @Test
  void aDocumentOfFiveMegabytesIsDecodedInAMoment() {
    boolean optimized =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .noneMatch(argument -> argument.contains("TieredStopAtLevel"));
    assumeTrue(optimized, "measured only as the hub runs");
    byte[] document = new byte[MEGABYTES_5];
    new Random(1).nextBytes(document);
    String value = "LAB^APPLICATION^x-lab^Base64^" + Base64.getEncoder().encodeToString(document);
    Duration best = LIMIT;
    Attachment attachment = new Attachment();
    for (int i = 0; i < 12 && best.compareTo(LIMIT) >= 0; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      attachment = Mapped.value("ED[Attachment]", value).as(Attachment.class);
      best =
          Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
    assertThat(attachment.getData()).isEqualTo(document);
    assertThat(best).isLessThan(LIMIT);
  }
}
