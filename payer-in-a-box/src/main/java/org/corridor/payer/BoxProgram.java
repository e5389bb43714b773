package org.corridor.payer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.corridor.declared.BrokenFiles;

/**
 * Runs a payer in a box until it is ended: {@code ./corridor payer}. It says where it listens, and
 * leaves sections for a partner's file in its folder: {@code files.yaml}, {@code core.yaml}.
 */
public final class BoxProgram {

  private static final int NUMBERS = 900_000_000;

  private BoxProgram() {}

  /** Exit code 2 when the arguments make no sense, 1 when it cannot be opened. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    Optional<BoxOptions> options = BoxOptions.of(arguments);
    if (options.isEmpty()) {
      out.print(BoxOptions.USAGE);
      System.exit(2);
      return;
    }
    try {
      open(options.get(), out);
    } catch (IOException | BrokenFiles e) {
      out.println("The payer in a box cannot be opened: " + e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private static void open(BoxOptions options, PrintStream out) throws IOException {
    Clock clock = Clock.systemUTC();
    // Two boxes one after the other must not give the same numbers to the same hub.
    long first = options.number("first", clock.instant().getEpochSecond() % NUMBERS);
    PayerBox box = new PayerBox(options.rules(), clock, options.number("seed", 1), first);
    RunningBox running =
        new RunningBox(
            box,
            new RunningBox.Opening(
                options.folder(),
                new RunningBox.Ports(options.port("core"), options.port("sftp")),
                options.seconds("pay", 5),
                options.seconds("late", 30)),
            clock);
    ControlDoor control = new ControlDoor(running, options.port("control"));
    Path folder = running.folder();
    Files.writeString(folder.resolve("files.yaml"), running.filesSection());
    Files.writeString(folder.resolve("sftp.yaml"), running.sftpSection("box"));
    Files.writeString(folder.resolve("core.yaml"), running.coreSection());
    Files.writeString(folder.resolve("control"), control.address() + "\n");
    out.println("A payer in a box is open:");
    out.println("  Folders   " + folder + "/to-payer and from-payer");
    out.println("  CORE      " + running.address());
    out.println("  Control   " + control.address() + " (GET /, POST /pay, POST /faults)");
    out.println("  For a partner's file: files.yaml, sftp.yaml, core.yaml in " + folder);
  }
}
