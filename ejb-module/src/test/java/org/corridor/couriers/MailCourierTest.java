package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailCourierTest {

  @AfterEach
  void forget() {
    TestSecrets.forget();
  }

  @Test
  void aMailSaysThatAMessageCameAndNothingOfIt() throws Exception {
    TestSecrets.use(Map.of("corridor.secret.password", "pass"));
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.setUser("ward@example.org", "hub", "pass");
    server.start();
    try {
      Payload message = Given.message("1");
      String yaml =
          MailFaults.yaml(
              server.getSmtp().getPort(),
              "encryption: none, user: hub, password: '${password}', subject: 'New {type}',"
                  + " link: 'https://hub/messages/{message}'");
      try (Courier courier = Given.courier(yaml)) {
        assertThat(courier.bring(message)).isEqualTo(new Taken(message.delivery() + "@corridor"));
      }
      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("New ADT^A01");
      assertThat(mail.getMessageID()).isEqualTo("<" + message.delivery() + "@corridor>");
      assertThat(String.valueOf(mail.getContent()))
          .contains("Interface: lab", "https://hub/messages/" + Given.MESSAGE)
          .doesNotContain(Given.PATIENT, "4711", "{");
    } finally {
      server.stop();
    }
  }

  @Test
  void whatTheHubItselfTellsIsSubjectAndTextOfTheMail() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    server.start();
    try {
      Payload alert = alert("Corridor: SILENT on lab raised\nno message since noon\n");
      String yaml = MailFaults.yaml(server.getSmtp().getPort(), "encryption: none");
      try (Courier courier = Given.courier(yaml)) {
        assertThat(courier.bring(alert)).isInstanceOf(Taken.class);
      }
      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("Corridor: SILENT on lab raised");
      assertThat(String.valueOf(mail.getContent())).contains("no message since noon");
    } finally {
      server.stop();
    }
  }

  @Test
  void aNoticeOfTheHubItselfHasItsText() {
    assertThat(new String(Notice.of(alert("SILENT"), "").json(), StandardCharsets.UTF_8))
        .contains("\"text\":\"SILENT\"", "\"type\":\"alert\"", "\"interface\":\"lab\"");
    assertThat(new String(Notice.of(Given.message("1"), "").json(), StandardCharsets.UTF_8))
        .doesNotContain("text", Given.PATIENT);
  }

  private static Payload alert(String text) {
    Payload any = Given.message("1");
    return new Payload(
        any.delivery(),
        any.message(),
        "lab",
        Payload.WORD_OF_THE_HUB,
        false,
        text.getBytes(StandardCharsets.UTF_8));
  }
}
