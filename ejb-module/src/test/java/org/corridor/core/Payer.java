package org.corridor.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who answers, and knows one submitter. */
final class Payer implements CoreService {

  static final byte[] BENEFITS = "ISA*00*271~\r\nIEA*1*000000009~".getBytes(UTF_8);

  final List<String> taken = new CopyOnWriteArrayList<>();
  boolean failing;

  @Override
  public boolean authenticate(Caller caller) {
    boolean known = caller.user().equals(Sample.USER) || caller.certificate().isPresent();
    return known && caller.senderId().equals("NORTH");
  }

  @Override
  public Reply realTime(CoreMessage message) {
    if (failing) {
      throw new IllegalStateException("DOE^JOHN");
    }
    return new Reply(Sample.RESPONSE, BENEFITS);
  }

  @Override
  public Reply take(CoreMessage message) {
    taken.add(new String(message.payload(), UTF_8));
    return Reply.of("X12_BatchReceiptConfirmation");
  }

  @Override
  public Reply handOut(CoreMessage message) {
    return new Reply(Sample.RESPONSE, BENEFITS);
  }

  @Override
  public Reply confirm(CoreMessage message) {
    taken.add(new String(message.payload(), UTF_8));
    return Reply.of("X12_Response_ConfirmReceiptReceived");
  }
}
