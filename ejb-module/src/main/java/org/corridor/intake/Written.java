package org.corridor.intake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.core.io.IOCallback;
import org.jspecify.annotations.Nullable;

/** Hears from the broker's journal that something is on disk. */
final class Written implements IOCallback {

  private final CountDownLatch told = new CountDownLatch(1);
  private volatile @Nullable ActiveMQException error;

  @Override
  public void done() {
    told.countDown();
  }

  @Override
  public void onError(int code, String message) {
    error = ActiveMQExceptionType.createException(code, message);
    told.countDown();
  }

  /** Keeps the processor while it waits: whoever sleeps is woken later than what he waits for. */
  void spin(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    while (told.getCount() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /**
   * Waits.
   *
   * @return whether it is on disk
   * @throws ActiveMQException when it could not be written
   */
  boolean within(long time, TimeUnit unit) throws InterruptedException, ActiveMQException {
    boolean heard = told.await(time, unit);
    ActiveMQException failed = error;
    if (failed != null) {
      throw failed;
    }
    return heard;
  }
}
