package org.corridor.pickup;

import java.time.Duration;
import java.util.Optional;
import org.corridor.couriers.Trouble;
import org.corridor.mllp.MllpCaller;

/** A sender that the hub calls over MLLP. */
record CallerWay(MllpCaller caller) implements Way {

  @Override
  public boolean isOpen() {
    return caller.isConnected();
  }

  @Override
  public Optional<String> trouble() {
    return caller.failure().map(failure -> "not connected: " + Trouble.of(failure));
  }

  @Override
  public void pause() {
    caller.pause();
  }

  @Override
  public void resume() {
    caller.resume();
  }

  @Override
  public boolean isPaused() {
    return caller.isPaused();
  }

  @Override
  public void close(Duration patience) throws InterruptedException {
    caller.stop(patience);
  }
}
