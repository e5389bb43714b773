package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MllpCourierTest {

  /** HAPI's own server takes messages from the courier, and its answers are believed. */
  @Test
  void anotherImplementationIsUnderstood() throws Exception {
    List<String> came = new CopyOnWriteArrayList<>();
    try (HapiContext hapi = new DefaultHapiContext(new GenericModelClassFactory())) {
      hapi.setValidationContext(ValidationContextFactory.noValidation());
      int port = MllpFaults.closedPort();
      HL7Service server = hapi.newServer(port, false);
      server.registerApplication(
          new ReceivingApplication<Message>() {
            @Override
            public Message processMessage(Message message, Map<String, Object> metadata) {
              String text = message.toString();
              came.add(text);
              try {
                return hapi.getPipeParser().parse(Given.ack("AA", ScriptedServer.controlId(text)));
              } catch (ca.uhn.hl7v2.HL7Exception e) {
                throw new IllegalStateException(e);
              }
            }

            @Override
            public boolean canProcess(Message message) {
              return true;
            }
          });
      server.startAndWait();
      try (Courier courier = Given.courier(MllpFaults.yaml(port, ""))) {
        assertThat(courier.bring(Given.message("1"))).isEqualTo(new Attempt.Taken("AA"));
        assertThat(courier.bring(Given.message("2"))).isEqualTo(new Attempt.Taken("AA"));
      } finally {
        server.stopAndWait();
      }
    }
    assertThat(came).hasSize(2).last().asString().contains("|2|P|2.5.1");
  }

  @Test
  void aMessageGoesAsItIsOverOneConnection() throws Exception {
    List<String> came = new CopyOnWriteArrayList<>();
    ScriptedServer.Script keeping =
        (server, socket) -> {
          while (true) {
            String message = ScriptedServer.frame(socket);
            if (message.isEmpty()) {
              return;
            }
            came.add(message);
            ScriptedServer.answer(socket, Given.ack("AA", ScriptedServer.controlId(message)));
          }
        };
    try (ScriptedServer server = new ScriptedServer(keeping);
        Courier courier = Given.courier(MllpFaults.yaml(server.port(), ""))) {
      for (String id : List.of("1", "2", "3")) {
        courier.bring(Given.message(id));
      }
      assertThat(server.connections()).isEqualTo(1);
      assertThat(came)
          .last()
          .isEqualTo(
              new String(
                  Given.message("3").content(), java.nio.charset.StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void anApplicationAcknowledgementThatWantsToBeAcceptedIs() throws Exception {
    List<String> came = new CopyOnWriteArrayList<>();
    ScriptedServer.Script asking =
        (server, socket) -> {
          String id = ScriptedServer.controlId(ScriptedServer.frame(socket));
          ScriptedServer.answer(socket, Given.ack("CA", id));
          ScriptedServer.answer(
              socket, Given.ack("AA", id).replaceFirst("\\|2.5.1\r", "|2.5.1|||AL|NE\r"));
          came.add(ScriptedServer.frame(socket));
        };
    try (ScriptedServer server = new ScriptedServer(asking);
        Courier courier =
            Given.courier(MllpFaults.yaml(server.port(), "acknowledgement: application"))) {
      assertThat(courier.bring(Given.enhanced("1"))).isEqualTo(new Attempt.Taken("AA"));
      await().until(() -> !came.isEmpty());
    }
    assertThat(came).first().asString().contains("MSA|CA|R1");
  }

  @Test
  void whatIsNotHl7IsSetAsideWithoutAConnection() throws Exception {
    try (ScriptedServer server = new ScriptedServer((s, socket) -> s.hang());
        Courier courier = Given.courier(MllpFaults.yaml(server.port(), ""))) {
      assertThat(courier.bring(Given.fhir("{}"))).isInstanceOf(Attempt.Refused.class);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aWaitEndsWhenItIsInterrupted() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ScriptedServer server = new ScriptedServer((s, socket) -> s.hang());
        Courier courier =
            Given.courier("mllp: {host: 127.0.0.1, port: " + server.port() + ", timeout: 1h}")) {
      Future<Attempt> waiting = thread.submit(() -> courier.bring(Given.message("1")));
      await().until(() -> server.connections() == 1);
      Thread.sleep(100);
      thread.shutdownNow();
      assertThat(thread.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
      assertThat(waiting)
          .failsWithin(java.time.Duration.ofSeconds(1))
          .withThrowableThat()
          .withCauseInstanceOf(InterruptedException.class);
    }
  }
}
