package org.corridor.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.corridor.mllp.MllpClient;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes, the door answers, keeps it, and goes on. */
@Timeout(120)
class CorpusTest {

  @Test
  void everyExampleOfOneMessageIsAnsweredOnOneConnection() throws Exception {
    Path folder = SharedData.folder("hl7v2");
    int asked = 0;
    try (TestDoor door = new TestDoor();
        MllpClient client = door.client()) {
      for (Path file : SharedData.messages(folder)) {
        boolean oneAnswer =
            !file.toString().contains("BATCH")
                && !file.toString().contains("20-batch")
                && !file.toString().contains("21-acknowledgement-modes");
        byte[] content = SharedData.bytes(file);
        if (oneAnswer && asksForOneAnswer(content)) {
          String answer = new String(client.exchange(content), ISO_8859_1);
          assertThat(answer).as(file.toString()).containsPattern("MSA.(AA|AE|AR|CA|CE|CR)");
          asked++;
        }
      }
      assertThat(asked).isGreaterThan(300);
      assertThat(TestDoor.exchange(client, TestDoor.adt("LAST"))).contains("MSA|AA|LAST");
    }
  }

  private static boolean asksForOneAnswer(byte[] content) {
    String text = new String(content, ISO_8859_1);
    boolean single = text.indexOf("MSH|", 4) < 0;
    String header = text.split("[\r\n]", 2)[0];
    boolean original = header.split("\\|", -1).length < 15 || header.split("\\|", -1)[14].isEmpty();
    boolean noApplication =
        header.split("\\|", -1).length < 16 || header.split("\\|", -1)[15].isEmpty();
    return single && original && noApplication;
  }
}
