package org.corridor.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A payer behind a real CORE server in this process, for tests of those who ask. */
public final class CorePeer implements AutoCloseable {
  public static final String PASSWORD = HttpsPeer.PASSWORD;

  private final Path store;
  private final HttpsPeer peer;

  /**
   * Starts it.
   *
   * @param answers interchanges with interchanges
   */
  public CorePeer(Path folder, String payloadType, UnaryOperator<byte[]> answers)
      throws IOException, InterruptedException {
    store = HttpsPeer.key(folder);
    peer =
        new HttpsPeer(
            store,
            HttpsPeer.serving(
                new CoreService() {
                  @Override
                  public boolean authenticate(Caller caller) {
                    return caller.senderId().equals("LKB001") && caller.user().isPresent();
                  }

                  @Override
                  public Reply realTime(CoreMessage message) {
                    return new Reply(payloadType, answers.apply(message.payload()));
                  }

                  @Override
                  public Reply take(CoreMessage message) {
                    throw new IllegalStateException("no batches here");
                  }

                  @Override
                  public Reply handOut(CoreMessage message) {
                    throw new IllegalStateException("no batches here");
                  }

                  @Override
                  public Reply confirm(CoreMessage message) {
                    throw new IllegalStateException("no batches here");
                  }
                }));
  }

  public String url() {
    return peer.url();
  }

  /** Its key, to trust it by. */
  public Path store() {
    return store;
  }

  @Override
  public void close() {
    peer.close();
  }
}
