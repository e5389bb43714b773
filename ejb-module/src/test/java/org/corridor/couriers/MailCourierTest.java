package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
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
}
