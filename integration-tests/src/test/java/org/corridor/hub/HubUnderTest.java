package org.corridor.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.corridor.payer.RunningBox;

/** A hub in a process of its own, with its own data, ports and passwords. */
public final class HubUnderTest {

  /** How long the hub under test waits for the rest of a frame; short, so that tests are. */
  public static final Duration FRAME_TIMEOUT = Duration.ofSeconds(5);

  /** How long files of trading partners lie until the hub takes them; short likewise. */
  private static final Duration FILES_REST = Duration.ofMillis(250);

  private static final int HTTP = 8080;
  private static final int MLLP = 2575;
  private static final int MLLP_TLS = 2576;
  private static final int MANAGEMENT = 9990;

  private final Database database;
  private final Path directory;
  private final Certificates certificates;
  private final Launcher launcher;
  private final int offset;

  private HubUnderTest(Database database, Path directory, int offset)
      throws IOException, InterruptedException {
    this.database = database;
    this.directory = directory;
    this.offset = offset;
    this.certificates =
        Certificates.in(directory.resolveSibling(directory.getFileName() + "-certificates"));
    this.launcher = launcher(directory, database, certificates.environment(MLLP_TLS + offset));
  }

  /**
   * Starts a hub that has no data yet.
   *
   * @param database {@code h2} or {@code postgresql}
   * @param directory where it keeps everything; empty or absent
   */
  static HubUnderTest start(String database, Path directory)
      throws IOException, InterruptedException {
    HubUnderTest hub =
        new HubUnderTest(
            Database.open(database, directory.resolveSibling(directory.getFileName() + "-files")),
            directory,
            freeOffset());
    hub.up();
    return hub;
  }

  /**
   * Takes a hub that runs already on H2, so that a developer need not wait for one to start.
   *
   * @param directory its state directory
   */
  static HubUnderTest running(Path directory) throws IOException, InterruptedException {
    String offset =
        Files.readAllLines(directory.resolve("ports")).stream()
            .filter(line -> line.startsWith("offset="))
            .findFirst()
            .orElseThrow()
            .substring("offset=".length());
    return new HubUnderTest(Database.open("h2", directory), directory, Integer.parseInt(offset));
  }

  /** Starts it, again if need be, and waits until it is ready. */
  public void up() throws IOException, InterruptedException {
    launcher.run(
        "up",
        "--port-offset",
        Integer.toString(offset),
        "--database",
        database.name(),
        "--no-build");
  }

  /** Ends it at once, as a loss of power would. */
  public void kill() throws IOException, InterruptedException {
    ProcessHandle server = launcher.server();
    server.destroyForcibly();
    while (server.isAlive()) {
      Thread.sleep(20);
    }
  }

  /** A new MLLP connection. */
  public Sender sender() throws IOException {
    return new Sender(MLLP + offset);
  }

  /**
   * A new MLLP connection under TLS.
   *
   * @param client whose certificate it shows: {@code laboratory}, {@code stranger}, or empty for
   *     none
   */
  public Sender secureSender(String client) throws IOException {
    return new Sender(MLLP_TLS + offset, certificates.client(client));
  }

  /** A new MLLP connection without TLS where TLS is spoken. */
  public Sender plainSenderToTls() throws IOException {
    return new Sender(MLLP_TLS + offset);
  }

  /** A user in this role. */
  public Caller as(Role role) throws IOException {
    return Caller.known(http(), role.user(), launcher.password(role.user()));
  }

  /** Somebody who has no password. */
  public Caller anonymous() {
    return Caller.anonymous(http());
  }

  /** Somebody whose password is wrong. */
  public Caller impostor() {
    return Caller.known(http(), Role.ADMIN.user(), "guessed");
  }

  /** What became of messages, as an analyst sees it. */
  public Journal journal() throws IOException {
    return new Journal(as(Role.ANALYST));
  }

  /** The repository, as a clinician sees it. */
  public Fhir fhir() throws IOException {
    return new Fhir(as(Role.CLINICIAN));
  }

  /** A connection to its MBeans. */
  public Jmx jmx() throws IOException {
    return new Jmx(MANAGEMENT + offset, "management", launcher.password("management"));
  }

  /** The server's process. */
  public ProcessHandle process() throws IOException {
    return launcher.server();
  }

  /** Where it keeps everything. */
  public Path directory() {
    return directory;
  }

  /** Ends it and its database in good order. */
  void stop() throws IOException, InterruptedException {
    launcher.run("down");
    database.close();
  }

  private static Launcher launcher(
      Path directory, Database database, Map<String, String> interfaces) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.putAll(interfaces);
    environment.put("CORRIDOR_MLLP_FRAME_TIMEOUT", FRAME_TIMEOUT.toString());
    environment.put("CORRIDOR_HEAP_MAX", "1g");
    environment.put("CORRIDOR_EXCHANGE_EVERY", FILES_REST.toString());
    // Payers in a box let hubs in that know it.
    environment.put("CORRIDOR_SECRET_BOX", RunningBox.PASSWORD);
    environment.put("CORRIDOR_CLAIMS_ENABLED", "true");
    environment.put("CORRIDOR_CLAIMS_HOLD_DAYS", "0");
    environment.put("CORRIDOR_CLAIMS_BILLING_PROVIDER", "Organization/" + Clinic.ID);
    environment.put("CORRIDOR_CLAIMS_CONTACT_PHONE", "2175550100");
    environment.put("CORRIDOR_CLAIMS_ASK_AFTER", "PT0.1S");
    return new Launcher(directory, environment);
  }

  private URI http() {
    return URI.create("http://127.0.0.1:" + (HTTP + offset));
  }

  private static int freeOffset() {
    return IntStream.iterate(firstOffset(), candidate -> candidate + 10)
        .filter(candidate -> isFree(HTTP + candidate))
        .filter(candidate -> isFree(MLLP + candidate))
        .filter(candidate -> isFree(MLLP_TLS + candidate))
        .filter(candidate -> isFree(MANAGEMENT + candidate))
        .findFirst()
        .orElseThrow();
  }

  /** Builds that run side by side begin their search at different places. */
  private static int firstOffset() {
    int mine = 400 + (int) (ProcessHandle.current().pid() % 60) * 20;
    return Integer.getInteger("corridor.test.port-offset", mine);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    } catch (IllegalArgumentException beyondTheLastPort) {
      throw new UncheckedIOException(new IOException("no free ports", beyondTheLastPort));
    }
  }
}
