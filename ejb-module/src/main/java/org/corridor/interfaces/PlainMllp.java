package org.corridor.interfaces;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.corridor.delivery.Transport;
import org.corridor.mllp.MllpClient;

/** MLLP without keys, one connection for each message. */
record PlainMllp(String host, int port, Duration timeout) implements Transport {

  static Transport read(Section section) {
    if (!section.has("host") || !section.has("port")) {
      section.problem("", "expected host and port");
    }
    Transport transport =
        new PlainMllp(
            section.text("host").orElse(""),
            Values.number(section, "port", 1, 65_535).orElse(0),
            Values.duration(section, "timeout").orElse(Duration.ofSeconds(30)));
    section.end();
    return transport;
  }

  @Override
  public String kind() {
    return "mllp";
  }

  @Override
  public String address() {
    return host + ":" + port;
  }

  @Override
  public Courier courier() {
    return new Courier() {
      @Override
      public Attempt bring(Payload payload) {
        try (MllpClient client = MllpClient.connect(host, port, Optional.empty(), timeout)) {
          client.exchange(payload.content());
          return new Attempt.Taken("answered");
        } catch (IOException e) {
          return new Attempt.InDoubt(e.getClass().getSimpleName());
        }
      }

      @Override
      public void close() {}
    };
  }
}
