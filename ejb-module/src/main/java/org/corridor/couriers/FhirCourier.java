package org.corridor.couriers;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/**
 * A bundle to the server's base, where it is carried out (FHIR R4 http.html#transaction), or a
 * resource to its own place: updated there when it has an id, else created.
 */
final class FhirCourier implements Courier {

  private static final String JSON = "application/fhir+json";

  private final FhirTransport transport;
  private final WebClient client;

  FhirCourier(FhirTransport transport) {
    this.transport = transport;
    this.client = new WebClient(transport.web());
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    Optional<FhirContent> content = FhirContent.of(payload.content());
    if (content.isEmpty()) {
      return new Attempt.Refused("not a FHIR resource in JSON");
    }
    if (content.get().isOtherBundle()) {
      return new Attempt.Refused("a bundle that is no transaction and no batch");
    }
    WebReply reply =
        client.send(
            content.get().hasPlace() ? "PUT" : "POST",
            place(content.get()),
            JSON,
            payload.content(),
            Map.of(
                "Accept",
                JSON,
                "Prefer",
                "return=minimal",
                "Idempotency-Key",
                payload.delivery().toString()));
    return reply instanceof WebReply.Failed failed
        ? failed.attempt()
        : attempt((WebReply.Came) reply, content.get());
  }

  private URI place(FhirContent content) {
    String base = transport.web().url().toString();
    String slash = base.endsWith("/") ? "" : "/";
    return content.isBundle() ? URI.create(base) : URI.create(base + slash + content.path());
  }

  private static Attempt attempt(WebReply.Came came, FhirContent content) {
    String codes = FhirAnswer.codes(came.body());
    if (came.status() == 409) {
      // Somebody else changed the same at the same time: it may go through later.
      return new Attempt.Answered("answered 409" + (codes.isEmpty() ? "" : ": " + codes));
    }
    if (!came.isSuccess() || !content.isBatch()) {
      return came.attempt(codes);
    }
    if (!came.whole()) {
      return new Attempt.InDoubt("the answer to a batch did not come whole");
    }
    // A batch may be carried out in part.
    return FhirAnswer.failedEntries(came.body())
        .<Attempt>map(Attempt.Refused::new)
        .orElseGet(() -> came.attempt(""));
  }

  @Override
  public void close() {
    client.close();
  }
}
