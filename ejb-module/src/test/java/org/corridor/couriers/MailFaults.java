package org.corridor.couriers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.corridor.couriers.ScriptedServer.Script;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Attempt.Answered;
import org.corridor.delivery.Attempt.InDoubt;
import org.corridor.delivery.Attempt.Refused;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Attempt.Unreached;
import org.corridor.delivery.Courier;

/** What a mail server may do. */
final class MailFaults {

  private static final int MOST_LINES = 1000;

  private final Certificates certificates;

  MailFaults(Certificates certificates) {
    this.certificates = certificates;
  }

  static String yaml(int port, String more) {
    return "mail: {host: 127.0.0.1, port: "
        + port
        + ", from: hub@example.org, to: ward@example.org,"
        + " timeout: 700ms, connect-timeout: 2s, "
        + more
        + "}";
  }

  List<Fault> all() {
    return List.of(
        fault(
            "refuses the connection",
            Unreached.class,
            () -> bring(MllpFaults.closedPort(), "encryption: none")),
        scripted("says nothing", Unreached.class, (s, socket) -> s.hang()),
        scripted("takes the mail", Taken.class, talk("250 ok", "250 ok")),
        scripted("does not take the address", Unreached.class, talk("550 no such user", "250 ok")),
        scripted("answers 451 to the mail", Answered.class, talk("250 ok", "451 4.3.0 later")),
        scripted("answers 554 to the mail", Refused.class, talk("250 ok", "554 5.7.1 no")),
        scripted("closes when it has the mail", InDoubt.class, talk("250 ok", "")),
        fault(
            "does not offer STARTTLS",
            Unreached.class,
            () -> {
              try (ScriptedServer server = new ScriptedServer(talk("250 ok", "250 ok"))) {
                return bring(server.port(), "encryption: starttls");
              }
            }),
        fault("does not take the password", Unreached.class, () -> greenMail("smtp", "none")),
        fault(
            "shows a certificate nobody trusts", Unreached.class, () -> greenMail("smtps", "tls")));
  }

  private static Fault fault(String what, Class<? extends Attempt> expected, Fault.Act act) {
    return new Fault("mail", what, expected, act);
  }

  private static Fault scripted(String what, Class<? extends Attempt> expected, Script script) {
    return fault(
        what,
        expected,
        () -> {
          try (ScriptedServer server = new ScriptedServer(script)) {
            return bring(server.port(), "encryption: none");
          }
        });
  }

  private static Attempt bring(int port, String more) throws InterruptedException {
    try (Courier courier = Given.courier(yaml(port, more))) {
      return courier.bring(Given.message("1"));
    }
  }

  /** A mail server that gives these replies to an address and to the mail. */
  private static Script talk(String recipient, String mail) {
    return (server, socket) -> {
      ScriptedServer.send(socket, "220 ready\r\n");
      for (String line = ScriptedServer.line(socket);
          !line.isEmpty();
          line = ScriptedServer.line(socket)) {
        String reply = line.startsWith("RCPT") ? recipient : "250 ok";
        if (line.equals("DATA")) {
          ScriptedServer.send(socket, "354 go on\r\n");
          body(socket);
          reply = mail;
        }
        if (reply.isEmpty() || line.equals("QUIT")) {
          return;
        }
        ScriptedServer.send(socket, reply + "\r\n");
      }
    };
  }

  private static void body(Socket socket) throws IOException {
    int lines = 0;
    while (!ScriptedServer.line(socket).equals(".") && lines < MOST_LINES) {
      lines++;
    }
  }

  private Attempt greenMail(String protocol, String encryption) throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.setUser("ward@example.org", "hub", "another password");
    server.start();
    try {
      int port = protocol.equals("smtp") ? server.getSmtp().getPort() : server.getSmtps().getPort();
      return bring(
          port,
          "encryption: "
              + encryption
              + ", user: hub, password: '${password}', "
              + certificates.trusting());
    } finally {
      server.stop();
    }
  }
}
