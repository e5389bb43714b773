package org.corridor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.Connection;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The answers are understood by the HL7 v2 library that most Java senders use. */
@Timeout(60)
class HapiPeerTest {

  @Test
  void aHapiClientIsAnswered() throws Exception {
    try (TestDoor door = new TestDoor();
        HapiContext hapi = new DefaultHapiContext()) {
      hapi.setModelClassFactory(new GenericModelClassFactory());
      hapi.setValidationContext(ValidationContextFactory.noValidation());
      Connection connection = hapi.newClient("127.0.0.1", door.listener.port(), false);
      try {
        Terser taken = new Terser(ask(hapi, connection, TestDoor.adt("7")));
        assertThat(taken.get("/MSH-9-1")).isEqualTo("ACK");
        assertThat(taken.get("/MSA-1")).isEqualTo("AA");
        assertThat(taken.get("/MSA-2")).isEqualTo("7");

        Terser refused =
            new Terser(ask(hapi, connection, TestDoor.adt("8").replace("42^^^EHM^MR", "")));
        assertThat(refused.get("/MSA-1")).isEqualTo("AE");
        assertThat(refused.get("/ERR-2-1")).isEqualTo("PID");
        assertThat(refused.get("/ERR-2-3")).isEqualTo("3");
        assertThat(refused.get("/ERR-3-1")).isEqualTo("101");
      } finally {
        connection.close();
      }
    }
  }

  private static Message ask(HapiContext hapi, Connection connection, String text)
      throws Exception {
    return connection.getInitiator().sendAndReceive(hapi.getPipeParser().parse(text));
  }
}
