package org.corridor.pickup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A folder that the hub looks at again and again. */
final class FolderWay implements Way {

  private static final Logger LOG = System.getLogger(FolderWay.class.getName());

  private final String name;
  private final FolderLook folder;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile FolderLook.Seen seen = new FolderLook.Seen(false, Optional.empty());
  private volatile boolean paused;
  private volatile boolean closed;
  private volatile @Nullable ScheduledFuture<?> looks;

  /**
   * @param folder makes the looks, which ask whether they are to go on
   */
  FolderWay(String name, Function<BooleanSupplier, FolderLook> folder) {
    this.name = name;
    this.folder = folder.apply(() -> !paused && !closed);
  }

  /** Looks from now on. */
  void start(ScheduledExecutorService threads, Duration every) {
    looks = threads.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    looking.lock();
    try {
      if (!paused && !closed) {
        tell(folder.look());
      }
    } catch (InterruptedException e) {
      // The container takes its threads back; what is claimed is taken after the next start.
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "interface " + name + " cannot look at its folder", e);
      seen = new FolderLook.Seen(false, Optional.of(e.getClass().getSimpleName()));
    } finally {
      looking.unlock();
    }
  }

  private void tell(FolderLook.Seen now) {
    Optional<String> before = seen.trouble();
    seen = now;
    if (now.trouble().isPresent() && !now.trouble().equals(before)) {
      LOG.log(Level.WARNING, "interface {0}: {1}", name, now.trouble().get());
    } else if (before.isPresent() && now.trouble().isEmpty()) {
      LOG.log(Level.INFO, "interface {0} takes files again", name);
    }
  }

  @Override
  public boolean isOpen() {
    return seen.open();
  }

  @Override
  public Optional<String> trouble() {
    return seen.trouble();
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public boolean isPaused() {
    return paused;
  }

  @Override
  public void close(Duration patience) throws InterruptedException {
    closed = true;
    ScheduledFuture<?> next = looks;
    if (next != null) {
      next.cancel(false);
    }
    // A look that hangs on its server ends with the connection.
    boolean ended = looking.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      folder.close();
    } finally {
      if (ended) {
        looking.unlock();
      }
    }
  }
}
