package org.corridor.core;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.corridor.shared.Trace;

/** Answers requests in any envelope: a function from what came to what goes back. */
public final class CoreServer {

  private static final Logger LOG = System.getLogger(CoreServer.class.getName());
  private static final String ERROR_TYPE = "CoreEnvelopeError";

  /** What goes back; {@code entity} is empty where only the status speaks. */
  public record Reply(int status, Optional<Entity> entity) {}

  private final CoreService service;
  private final Clock clock;
  private final int largest;
  private final Audit audit;

  /**
   * @param largest of requests, in bytes
   */
  public CoreServer(CoreService service, Clock clock, int largest) {
    this.service = service;
    this.clock = clock;
    this.largest = largest;
    this.audit = new Audit(clock);
  }

  /** Reads a request and answers it. */
  public Reply answer(String contentType, InputStream body, Optional<X509Certificate> certificate)
      throws IOException {
    Optional<EnvelopeStandard> standard = EnvelopeStandard.of(contentType);
    if (standard.isEmpty() || contentType.length() > Fields.LONGEST) {
      return new Reply(415, Optional.empty());
    }
    byte[] bytes = body.readNBytes(largest);
    if (body.read() >= 0) {
      return new Reply(413, Optional.empty());
    }
    return answer(standard.get(), new Entity(contentType, bytes), certificate);
  }

  private Reply answer(
      EnvelopeStandard standard, Entity entity, Optional<X509Certificate> certificate) {
    Opened opened;
    try {
      opened = standard.open(entity, Direction.REQUEST);
    } catch (CoreRefused refused) {
      return unopened(standard, refused);
    }
    CoreMessage seen = opened.fields().loose(CoreMessage.now(clock));
    CoreMessage answer = answered(opened, seen, certificate);
    audit.answered(seen, answer);
    Operation operation = opened.operation().orElse(Operation.REAL_TIME);
    return new Reply(
        standard.status(answer.errorCode()),
        Optional.of(standard.write(operation, Direction.ANSWER, answer, Optional.empty())));
  }

  private Reply unopened(EnvelopeStandard standard, CoreRefused refused) {
    CoreMessage nothing = new Fields(CoreRule.C2_2_0).loose(CoreMessage.now(clock));
    CoreMessage answer = refusal(nothing, refused);
    audit.answered(nothing, answer);
    Entity entity =
        standard == EnvelopeStandard.SOAP
            ? SoapWriter.fault(refused)
            : standard.write(Operation.REAL_TIME, Direction.ANSWER, answer, Optional.empty());
    // SOAP 1.2, part 2, table 20: only what the sender did wrong is 400.
    return new Reply(refused.code().equals("VersionMismatch") ? 500 : 400, Optional.of(entity));
  }

  private CoreMessage answered(
      Opened opened, CoreMessage seen, Optional<X509Certificate> certificate) {
    try {
      if (!service.authenticate(new Caller(seen.senderId(), opened.user(), certificate))) {
        throw CoreRefused.unauthorized();
      }
      CoreMessage message = opened.fields().request();
      Operation operation = opened.operation().orElseGet(() -> Operation.of(message));
      CoreService.Reply reply = reply(operation, message);
      return message.answer(reply.payloadType(), reply.payload(), clock);
    } catch (CoreRefused refused) {
      return refusal(seen, refused);
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "a CORE message could not be answered: {0}", Trace.of(fault));
      return refusal(seen, CoreRefused.receiver("the receiver failed; its log says why"));
    }
  }

  private CoreService.Reply reply(Operation operation, CoreMessage message) {
    boolean realTime = operation == Operation.REAL_TIME;
    if (realTime != (message.mode() == ProcessingMode.REAL_TIME)) {
      throw CoreRefused.illegal("ProcessingMode");
    }
    boolean carries =
        operation == Operation.SUBMISSION || operation == Operation.RESULTS_ACKNOWLEDGEMENT;
    if (carries && message.payload().length == 0) {
      throw CoreRefused.required("Payload");
    }
    return switch (operation) {
      case REAL_TIME -> service.realTime(message);
      case SUBMISSION -> service.take(message);
      case ACKNOWLEDGEMENT_RETRIEVAL, RESULTS_RETRIEVAL -> service.handOut(message);
      case RESULTS_ACKNOWLEDGEMENT -> service.confirm(message);
    };
  }

  private CoreMessage refusal(CoreMessage seen, CoreRefused refused) {
    return new CoreMessage(
        ERROR_TYPE,
        seen.mode(),
        CoreMessage.id(),
        CoreMessage.now(clock),
        /* senderId= */ seen.receiverId(),
        /* receiverId= */ seen.senderId(),
        new byte[0],
        refused.code(),
        refused.text());
  }
}
