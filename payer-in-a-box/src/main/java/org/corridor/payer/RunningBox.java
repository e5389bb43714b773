package org.corridor.payer;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.corridor.core.UserToken;

/** A box with its doors open: folders, SFTP and CORE, all on this machine. */
public final class RunningBox implements AutoCloseable {

  private static final Logger LOG = System.getLogger(RunningBox.class.getName());
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String USER = "hub";

  /** Of the user {@code hub} by SFTP and by CORE. */
  public static final String PASSWORD = "in-a-box";

  private final PayerBox box;
  private final Clock clock;
  private final FolderDesk folders;
  private final CoreDesk desk;
  private final CoreDoor core;
  private final SftpDoor sftp;
  private final BoxKeys keys;
  private final Path folder;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> rounds;
  private volatile boolean byCore;
  private Instant nextPayment;

  /**
   * How to open a box.
   *
   * @param folder for its folders and its key; made when it is not there
   * @param ports 0 takes a free one
   * @param pays how often it pays; zero: only when asked
   * @param late how late answers are when they are late
   */
  public record Opening(Path folder, Ports ports, Duration pays, Duration late) {}

  /** Where it listens. */
  public record Ports(int core, int sftp) {
    /** Free ones. */
    public static final Ports FREE = new Ports(0, 0);
  }

  /** Opens a box. */
  public RunningBox(PayerBox box, Opening opening, Clock clock) throws IOException {
    this.box = box;
    this.clock = clock;
    folder = Files.createDirectories(opening.folder()).toAbsolutePath();
    folders = new FolderDesk(box, folder, opening.late());
    keys = new BoxKeys(folder);
    UserToken user = new UserToken(USER, PASSWORD);
    desk = new CoreDesk(box, user, opening.late());
    core = new CoreDoor(desk, keys.key(), opening.ports().core(), clock);
    sftp = new SftpDoor(folder, user, opening.ports().sftp());
    nextPayment = clock.instant().plus(opening.pays());
    rounds =
        timer.scheduleWithFixedDelay(
            () -> look(opening.pays()), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Duration pays) {
    try {
      if (folders.round(clock.instant()) > 0) {
        // Whoever leaves files looks for payments there, too.
        byCore = false;
      }
      if (!pays.isZero() && !clock.instant().isBefore(nextPayment)) {
        nextPayment = clock.instant().plus(pays);
        pay();
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "the box could not do its round: " + e.getClass().getSimpleName());
    }
  }

  /** Pays now: the 835s, which are on their way. */
  public List<Outgoing> pay() throws IOException {
    List<Outgoing> payments = box.remit();
    if (byCore) {
      desk.leave(payments);
    } else {
      folders.leave(payments, clock.instant());
    }
    return payments;
  }

  /** From now on its payments are fetched by CORE and do not lie in its folder. */
  public void paysByCore() {
    byCore = true;
  }

  /** What it is made of. */
  public PayerBox box() {
    return box;
  }

  /** Of its CORE server. */
  public URI address() {
    return core.address();
  }

  /** The folder whose {@code to-payer} and {@code from-payer} are used. */
  public Path folder() {
    return folder;
  }

  /** The section {@code files} of a partner. */
  public String filesSection() {
    return "files: {in: %1$s/from-payer, out: %1$s/to-payer}%n".formatted(folder);
  }

  /**
   * The section {@code sftp} of a partner.
   *
   * @param secret name of the setting that has {@link #PASSWORD}, less its {@code corridor.secret.}
   */
  public String sftpSection(String secret) throws IOException {
    return """
    sftp:
      host: 127.0.0.1
      port: %d
      host-key: %s
      user: %s
      password: ${%s}
      in: /from-payer
      out: /to-payer
      every: 2s
    """
        .formatted(sftp.port(), sftp.hostKey(), USER, secret);
  }

  /** The section {@code core} of a partner. */
  public String coreSection() {
    return """
    core:
      url: %s
      envelope: mime
      sender: HUB
      receiver: BOX
      tls: {trust-store: %s}
      fetch: [TA1, 999, 277CA, 277, 835]
      every: 2s
    """
        .formatted(core.address(), keys.trust());
  }

  @Override
  public void close() throws IOException {
    rounds.cancel(true);
    timer.shutdownNow();
    core.close();
    sftp.close();
  }
}
