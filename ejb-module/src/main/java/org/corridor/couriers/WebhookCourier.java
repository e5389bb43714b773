package org.corridor.couriers;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/**
 * Sends signed requests. The time is signed too and is that of the attempt, so that a receiver can
 * refuse what somebody kept and sends again later; the id is the delivery's, so that it knows a
 * repetition.
 */
final class WebhookCourier implements Courier {

  private final WebhookTransport transport;
  private final Clock clock;
  private final WebClient client;

  WebhookCourier(WebhookTransport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
    this.client = new WebClient(transport.web());
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    boolean notice = transport.content() == WebhookTransport.Content.NOTICE;
    byte[] body = notice ? Notice.of(payload, transport.link()).json() : payload.content();
    String id = payload.delivery().toString();
    long time = clock.instant().getEpochSecond();
    String signatures =
        transport.keys().stream()
            .map(key -> Signature.of(key, id, time, body))
            .collect(Collectors.joining(" "));
    WebReply reply =
        client.send(
            "POST",
            transport.web().url(),
            notice ? "application/json" : payload.contentType(),
            body,
            Map.of(
                "webhook-id", id,
                "webhook-timestamp", String.valueOf(time),
                "webhook-signature", signatures,
                "Idempotency-Key", id));
    return reply instanceof WebReply.Failed failed
        ? failed.attempt()
        : ((WebReply.Came) reply).attempt("");
  }

  @Override
  public void close() {
    client.close();
  }
}
