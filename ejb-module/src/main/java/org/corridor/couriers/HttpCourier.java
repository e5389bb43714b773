package org.corridor.couriers;

import java.util.Map;
import java.util.Optional;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;
import org.corridor.hl7v2.Header;

/**
 * Content in the body of a request. The key of the request is the delivery's id, so that a server
 * that looks at it knows a repetition.
 */
final class HttpCourier implements Courier {

  private final HttpTransport transport;
  private final WebClient client;

  HttpCourier(HttpTransport transport) {
    this.transport = transport;
    this.client = new WebClient(transport.web());
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    WebReply reply =
        client.send(
            transport.method(),
            transport.web().url(),
            payload.contentType(),
            payload.content(),
            Map.of("Idempotency-Key", payload.delivery().toString()));
    if (reply instanceof WebReply.Failed failed) {
      return failed.attempt();
    }
    WebReply.Came came = (WebReply.Came) reply;
    return acknowledged(came, payload).orElseGet(() -> came.attempt(""));
  }

  /** What an acknowledgement in the body says; it says more than the status. */
  private Optional<Attempt> acknowledged(WebReply.Came came, Payload payload) {
    Optional<Header> sent = Heading.of(payload.content());
    boolean hl7 = came.contentType().contains("hl7-v2") && came.body().length > 0;
    if (sent.isPresent() && hl7) {
      return Acknowledged.read(came.body(), sent.get().controlId())
          .or(() -> Optional.of(new Attempt.InDoubt("the answer is for another message")));
    }
    return transport.acknowledged() && came.isSuccess()
        ? Optional.of(
            new Attempt.InDoubt("answered " + came.status() + " without an acknowledgement"))
        : Optional.empty();
  }

  @Override
  public void close() {
    client.close();
  }
}
