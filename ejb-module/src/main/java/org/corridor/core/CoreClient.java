package org.corridor.core;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.corridor.couriers.Trouble;

/** Calls one partner's CORE server; many calls may go on at once. */
public final class CoreClient {

  private static final byte[] NONE = {};

  private final CoreSettings settings;
  private final HttpClient client;
  private final Clock clock;
  private final Audit audit;

  /**
   * @throws IllegalStateException when a store of keys cannot be read
   */
  public CoreClient(CoreSettings settings, Clock clock) {
    this.settings = settings;
    this.client = settings.server().client();
    this.clock = clock;
    this.audit = new Audit(clock);
  }

  /** Sends an interchange and waits for the one that answers it. */
  public CoreOutcome realTime(String payloadType, byte[] interchange) throws InterruptedException {
    return call(Operation.REAL_TIME, ProcessingMode.REAL_TIME, payloadType, interchange);
  }

  /** Hands in a batch; its answers are fetched later. */
  public CoreOutcome submit(String payloadType, byte[] interchanges) throws InterruptedException {
    return call(Operation.SUBMISSION, ProcessingMode.BATCH, payloadType, interchanges);
  }

  /** Fetches the acknowledgement of a batch that was handed in. */
  public CoreOutcome fetchAcknowledgement(String payloadType) throws InterruptedException {
    return call(Operation.ACKNOWLEDGEMENT_RETRIEVAL, ProcessingMode.BATCH, payloadType, NONE);
  }

  /** Fetches results: responses of a batch, or remittances. */
  public CoreOutcome fetchResults(String payloadType) throws InterruptedException {
    return call(Operation.RESULTS_RETRIEVAL, ProcessingMode.BATCH, payloadType, NONE);
  }

  /** Confirms with a 999 or TA1 what was fetched. */
  public CoreOutcome confirm(String payloadType, byte[] acknowledgement)
      throws InterruptedException {
    return call(
        Operation.RESULTS_ACKNOWLEDGEMENT, ProcessingMode.BATCH, payloadType, acknowledgement);
  }

  private CoreOutcome call(
      Operation operation, ProcessingMode mode, String payloadType, byte[] payload)
      throws InterruptedException {
    CoreMessage message =
        CoreMessage.request(
            payloadType, mode, settings.sender(), settings.receiver(), payload, clock);
    audit.sent(message);
    CoreOutcome outcome = exchange(operation, message);
    // A token may end before its time.
    if (outcome instanceof CoreOutcome.Refused refused
        && refused.code().equals(CoreRefused.UNAUTHORIZED)
        && settings.server().renewsAuthorization()) {
      outcome = exchange(operation, message);
    }
    audit.outcome(message, outcome);
    return outcome;
  }

  private CoreOutcome exchange(Operation operation, CoreMessage message)
      throws InterruptedException {
    Entity entity =
        settings.envelope().write(operation, Direction.REQUEST, message, settings.user());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.server().url())
            .setHeader("Content-Type", entity.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(entity.body()));
    settings.server().headers().forEach(request::setHeader);
    try {
      settings
          .server()
          .authorization()
          .ifPresent(login -> request.setHeader("Authorization", login));
    } catch (ConnectException e) {
      return new CoreOutcome.Unreached(String.valueOf(e.getMessage()));
    }
    Duration patience =
        message.mode() == ProcessingMode.REAL_TIME ? settings.realTime() : settings.batch();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), head -> new BoundedBody(settings.largest()));
    try {
      return outcome(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new CoreOutcome.InDoubt("no answer within " + patience.toMillis() + " ms");
    } catch (ExecutionException failed) {
      return failure(failed);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  /** An envelope counts whatever the status: refusals come with 200 and with 500 alike. */
  private CoreOutcome outcome(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return EnvelopeStandard.of(type)
        .map(standard -> opened(standard, new Entity(type, response.body()), response.statusCode()))
        .orElseGet(() -> bare(response.statusCode()));
  }

  private static CoreOutcome opened(EnvelopeStandard standard, Entity entity, int status) {
    try {
      CoreMessage message = standard.open(entity, Direction.ANSWER).fields().answer();
      return message.errorCode().isEmpty()
              || message.errorCode().equalsIgnoreCase(CoreMessage.SUCCESS)
          ? new CoreOutcome.Answered(message)
          : new CoreOutcome.Refused(message.errorCode(), message.errorMessage());
    } catch (SoapFault fault) {
      return new CoreOutcome.Refused(fault.code(), fault.reason());
    } catch (CoreRefused bad) {
      // Errors of gateways are JSON too, of another kind.
      if (standard == EnvelopeStandard.REST && status >= 400) {
        return bare(status);
      }
      return new CoreOutcome.InDoubt("the answer cannot be taken: " + bad.code());
    }
  }

  private static CoreOutcome bare(int status) {
    return switch (status) {
      case 200, 202 -> new CoreOutcome.InDoubt("answered " + status + " without an envelope");
      case 401, 403 -> new CoreOutcome.Refused(CoreRefused.UNAUTHORIZED, "answered " + status);
      case 404, 405, 407, 429, 503 -> new CoreOutcome.Unreached("answered " + status);
      default ->
          status >= 400 && status < 500
              ? new CoreOutcome.Refused("Sender", "answered " + status)
              : new CoreOutcome.InDoubt("answered " + status);
    };
  }

  private static CoreOutcome failure(ExecutionException failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof BoundedBody.TooLarge large) {
        return new CoreOutcome.InDoubt(String.valueOf(large.getMessage()));
      }
      if (at instanceof ConnectException
          || at instanceof HttpConnectTimeoutException
          || at instanceof SSLHandshakeException) {
        return new CoreOutcome.Unreached("no connection: " + Trouble.of(at));
      }
    }
    return new CoreOutcome.InDoubt("the connection broke: " + Trouble.of(failed));
  }
}
