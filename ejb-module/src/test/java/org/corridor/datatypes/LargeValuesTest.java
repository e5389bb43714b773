package org.corridor.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Random;
import org.hl7.fhir.r4.model.Attachment;
import org.junit.jupiter.api.Test;

/** Documents of some megabytes within a message are copied a few times, not at every step. */
class LargeValuesTest {

  private static final int MEGABYTES_5 = 5 * 1024 * 1024;

  @Test
  void aDocumentOfFiveMegabytesIsCopiedAFewTimes() {
    byte[] document = new byte[MEGABYTES_5];
    new Random(1).nextBytes(document);
    String value = "LAB^APPLICATION^x-lab^Base64^" + Base64.getEncoder().encodeToString(document);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Attachment attachment = Mapped.value("ED[Attachment]", value).as(Attachment.class);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(attachment.getData()).isEqualTo(document);
    assertThat(allocated).isLessThan(15L * MEGABYTES_5);
  }
}
