package org.corridor.couriers;

import java.io.IOException;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/** Brings each payload as a file of a folder. */
final class FilesCourier implements Courier {

  private final LocalFolder folder;

  FilesCourier(LocalFolder folder) {
    this.folder = folder;
  }

  @Override
  public Attempt bring(Payload payload) throws InterruptedException {
    String name = FileName.of(payload);
    try {
      folder.write(name, file -> file.write(payload.content()));
    } catch (IOException e) {
      Interruption.check(this);
      return new Attempt.Unreached("not written: " + Trouble.of(e));
    }
    try {
      folder.rename(name);
    } catch (IOException e) {
      return new Attempt.Unreached("not renamed: " + Trouble.of(e));
    }
    try {
      folder.settle();
    } catch (IOException e) {
      return new Attempt.InDoubt("written, but perhaps not for good: " + Trouble.of(e));
    }
    return new Attempt.Taken(name);
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
