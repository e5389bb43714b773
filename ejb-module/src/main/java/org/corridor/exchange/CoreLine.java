package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.corridor.core.CoreClient;
import org.corridor.core.CoreOutcome;

/** Hands batches in at a CORE server, and confirms with our TA1 and 999 what was fetched there. */
final class CoreLine implements SendingLine {

  private final CoreClient client;
  private final PayloadTypes types;
  private final FileStore files;

  CoreLine(CoreClient client, PayloadTypes types, FileStore files) {
    this.client = client;
    this.types = types;
    this.files = files;
  }

  @Override
  public boolean onlyOnce(StoredInterchange one) {
    return !PayloadTypes.acknowledges(PayloadTypes.kinds(one));
  }

  @Override
  public Delivery send(StoredInterchange one) throws IOException {
    StoredInterchange.Bytes bytes = one.bytes();
    byte[] payload;
    try (InputStream in = files.read(bytes.file(), bytes.begins(), bytes.length())) {
      payload = in.readAllBytes();
    }
    List<String> kinds = PayloadTypes.kinds(one);
    String type = types.submission(kinds);
    try {
      return delivery(
          one,
          PayloadTypes.acknowledges(kinds)
              ? client.confirm(type, payload)
              : client.submit(type, payload));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return doubt(one, "the hub stopped while it was sent");
    }
  }

  /** The partner's words are not kept: they may speak of anything. */
  private Delivery delivery(StoredInterchange one, CoreOutcome outcome) {
    if (outcome instanceof CoreOutcome.Answered) {
      return new Delivery.Done();
    } else if (outcome instanceof CoreOutcome.Refused refused) {
      return new Delivery.Refused("the partner refuses it: " + refused.code());
    } else if (outcome instanceof CoreOutcome.Unreached unreached) {
      return new Delivery.Later(unreached.reason());
    }
    return doubt(one, ((CoreOutcome.InDoubt) outcome).reason());
  }

  private Delivery doubt(StoredInterchange one, String why) {
    return onlyOnce(one) ? new Delivery.InDoubt(why) : new Delivery.Later(why);
  }

  @Override
  public void close() {
    // Its client stays with the partner.
  }
}
