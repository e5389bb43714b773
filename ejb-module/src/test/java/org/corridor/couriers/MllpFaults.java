package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.function.BiFunction;
import org.corridor.couriers.ScriptedServer.Script;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Attempt.Answered;
import org.corridor.delivery.Attempt.InDoubt;
import org.corridor.delivery.Attempt.Refused;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Attempt.Unreached;
import org.corridor.delivery.Courier;

/** What a receiver of MLLP may do. */
final class MllpFaults {

  private final Certificates certificates;

  MllpFaults(Certificates certificates) {
    this.certificates = certificates;
  }

  /** A port where nobody listens. */
  static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static String yaml(int port, String more) {
    return "mllp: {host: 127.0.0.1, port: "
        + port
        + ", timeout: 700ms, connect-timeout: 2s"
        + (more.isEmpty() ? "" : ", " + more)
        + "}";
  }

  List<Fault> all() {
    return List.of(
        fault("refuses the connection", Unreached.class, () -> bring(closedPort(), "")),
        fault("takes the message and never answers", InDoubt.class, (s, t) -> s.hang()),
        fault("answers AA", Taken.class, answering((id, n) -> Given.ack("AA", id))),
        fault("answers AE", Answered.class, answering((id, n) -> Given.ack("AE", id))),
        fault("answers AR", Refused.class, answering((id, n) -> Given.ack("AR", id))),
        fault(
            "answers for another message only",
            InDoubt.class,
            answering((id, n) -> Given.ack("AA", "OTHER"))),
        fault("answers something else than HL7", InDoubt.class, answering((id, n) -> "OK")),
        fault("closes without an answer", InDoubt.class, (s, t) -> ScriptedServer.frame(t)),
        fault("closes in the middle of its answer", InDoubt.class, MllpFaults::half),
        fault("answers byte by byte", Taken.class, MllpFaults::drop),
        fault(
            "answers the last message late, then this one",
            Taken.class,
            () -> {
              try (ScriptedServer server = new ScriptedServer(MllpFaults::lateThenRight);
                  Courier courier = Given.courier(yaml(server.port(), ""))) {
                assertThat(courier.bring(Given.message("1"))).isEqualTo(new Taken("AA"));
                return courier.bring(Given.message("2"));
              }
            }),
        fault(
            "answers only after the hub gave up, then takes the next message",
            Taken.class,
            () -> {
              try (ScriptedServer server = new ScriptedServer(MllpFaults::slowFirst);
                  Courier courier = Given.courier(yaml(server.port(), ""))) {
                assertThat(courier.bring(Given.message("1"))).isInstanceOf(InDoubt.class);
                Attempt next = courier.bring(Given.message("2"));
                assertThat(server.connections()).isEqualTo(2);
                return next;
              }
            }),
        fault(
            "closes the connection after each answer",
            Taken.class,
            () -> {
              Script once =
                  (server, socket) -> {
                    String id = ScriptedServer.controlId(ScriptedServer.frame(socket));
                    ScriptedServer.answer(socket, Given.ack("AA", id));
                  };
              try (ScriptedServer server = new ScriptedServer(once);
                  Courier courier = Given.courier(yaml(server.port(), ""))) {
                assertThat(courier.bring(Given.message("1"))).isEqualTo(new Taken("AA"));
                Thread.sleep(20);
                return courier.bring(Given.message("2"));
              }
            }),
        fault(
            "does not read",
            InDoubt.class,
            () -> {
              try (ScriptedServer server = new ScriptedServer((s, socket) -> s.hang());
                  Courier courier = Given.courier(yaml(server.port(), ""))) {
                return courier.bring(Given.large("1", 12_000_000));
              }
            }),
        fault(
            "accepts (CA), and says what became of it (AE) later", Taken.class, () -> enhanced("")),
        fault(
            "the same, with `acknowledgement: application`",
            Answered.class,
            () -> enhanced("acknowledgement: application")),
        fault("shows an expired certificate", Unreached.class, () -> tls("expired")),
        fault("shows a certificate for another host", Unreached.class, () -> tls("elsewhere")),
        fault("shows a certificate nobody trusts", Unreached.class, () -> tls("stranger")),
        fault(
            "demands a certificate that the hub does not have",
            Unreached.class,
            () -> tls("receiver", certificates.trusting(), true)),
        fault(
            "demands a certificate and gets it",
            Taken.class,
            () -> tls("receiver", certificates.showing(), true)),
        fault(
            "is to speak TLS and says nothing",
            Unreached.class,
            () -> {
              try (ScriptedServer server = new ScriptedServer((s, socket) -> s.hang())) {
                return bring(server.port(), certificates.trusting());
              }
            }));
  }

  private static Fault fault(String what, Class<? extends Attempt> expected, Fault.Act act) {
    return new Fault("mllp", what, expected, act);
  }

  private static Fault fault(String what, Class<? extends Attempt> expected, Script script) {
    return fault(
        what,
        expected,
        () -> {
          try (ScriptedServer server = new ScriptedServer(script)) {
            return bring(server.port(), "");
          }
        });
  }

  static Attempt bring(int port, String more) throws InterruptedException {
    try (Courier courier = Given.courier(yaml(port, more))) {
      return courier.bring(Given.message("1"));
    }
  }

  /** Answers each message; knows its control id and how many came before on the connection. */
  static Script answering(BiFunction<String, Integer, String> answer) {
    return (server, socket) -> {
      int count = 0;
      for (String message = ScriptedServer.frame(socket);
          !message.isEmpty();
          message = ScriptedServer.frame(socket)) {
        ScriptedServer.answer(socket, answer.apply(ScriptedServer.controlId(message), count++));
      }
    };
  }

  static void half(ScriptedServer server, Socket socket) throws IOException {
    String id = ScriptedServer.controlId(ScriptedServer.frame(socket));
    ScriptedServer.send(socket, "\u000b" + Given.ack("AA", id).substring(0, 70));
  }

  static void drop(ScriptedServer server, Socket socket) throws IOException, InterruptedException {
    socket.setTcpNoDelay(true);
    String id = ScriptedServer.controlId(ScriptedServer.frame(socket));
    for (char c : ("\r\n\u000b" + Given.ack("AA", id) + "\u001c\r").toCharArray()) {
      ScriptedServer.send(socket, String.valueOf(c));
      Thread.sleep(1);
    }
    server.hang();
  }

  static void lateThenRight(ScriptedServer server, Socket socket)
      throws IOException, InterruptedException {
    String first = ScriptedServer.controlId(ScriptedServer.frame(socket));
    ScriptedServer.answer(socket, Given.ack("AA", first));
    String second = ScriptedServer.controlId(ScriptedServer.frame(socket));
    ScriptedServer.answer(socket, Given.ack("AE", first));
    ScriptedServer.answer(socket, Given.ack("AA", second));
    server.hang();
  }

  static void slowFirst(ScriptedServer server, Socket socket)
      throws IOException, InterruptedException {
    String id = ScriptedServer.controlId(ScriptedServer.frame(socket));
    if (server.connections() == 1) {
      Thread.sleep(900);
    }
    ScriptedServer.answer(socket, Given.ack("AA", id));
    server.hang();
  }

  private static Attempt enhanced(String more) throws Exception {
    Script script =
        (server, socket) -> {
          String id = ScriptedServer.controlId(ScriptedServer.frame(socket));
          ScriptedServer.answer(socket, Given.ack("CA", id));
          ScriptedServer.answer(socket, Given.ack("AE", id));
          server.hang();
        };
    try (ScriptedServer server = new ScriptedServer(script);
        Courier courier = Given.courier(yaml(server.port(), more))) {
      return courier.bring(Given.enhanced("1"));
    }
  }

  private Attempt tls(String key) throws Exception {
    return tls(key, certificates.trusting(), false);
  }

  private Attempt tls(String key, String settings, boolean demanding) throws Exception {
    Script taking = answering((id, n) -> Given.ack("AA", id));
    try (ScriptedServer server = new ScriptedServer(taking, certificates.server(key), demanding)) {
      return bring(server.port(), settings);
    }
  }
}
