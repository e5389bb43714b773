package org.corridor.hub;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.corridor.payer.PayerBox;
import org.corridor.payer.Rules;
import org.corridor.payer.RunningBox;

/**
 * A payer in a box, the partner that it is to a hub, and an older billing system whose claims the
 * hub delivers to it.
 */
public final class BoxedPayer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String them = V2.unique("BOX");
  private final String us = V2.unique("US");
  private final PayerBox box;
  private final RunningBox running;
  private final TradingPartner partner;
  private final Path bills;
  private int sent;

  /**
   * Opens the box; there is no partner yet.
   *
   * @param late how late its answers are when they are late
   */
  public BoxedPayer(HubUnderTest hub, Path folder, Duration late) throws IOException {
    Clock clock = Clock.systemUTC();
    box = new PayerBox(Rules.standard(), clock, V2.uniqueNumbers(), V2.uniqueNumbers());
    RunningBox.Opening opening =
        new RunningBox.Opening(folder.resolve("box"), RunningBox.Ports.FREE, Duration.ZERO, late);
    running = new RunningBox(box, opening, clock);
    partner = new TradingPartner(hub, them.toLowerCase(Locale.ROOT));
    bills = Files.createDirectories(folder.resolve("bills"));
  }

  /** Declares the partner, by its line and what else is agreed. */
  public BoxedPayer as(String line, String agreed) throws IOException {
    partner.as(
        "name: A payer in a box\nusage: test\nus: {id: %s}\nthem: {id: %s}\n".formatted(us, them)
            + "adopt: {folder: %s, deliver: true}\n".formatted(bills)
            + agreed
            + "\n"
            + line);
    return this;
  }

  /** What decides its answers. */
  public PayerBox box() {
    return box;
  }

  /** Its doors. */
  public RunningBox running() {
    return running;
  }

  /** What the hub knows of it. */
  public TradingPartner partner() {
    return partner;
  }

  /** How the hub is called in interchanges. */
  public String us() {
    return us;
  }

  /** How it is called in interchanges. */
  public String them() {
    return them;
  }

  /** Leaves a claim where the older system does, and tells its number. */
  public String bill(String... lines) throws IOException {
    String number = V2.unique("C");
    sent++;
    // Behind the numbers that the hub gives between two of them.
    byte[] bytes = new Bill(us, them, 1000 * sent).claim(number, "A10000011", lines);
    Path part = Files.write(bills.resolve(".part"), bytes);
    Files.move(part, bills.resolve(number + ".837"), StandardCopyOption.ATOMIC_MOVE);
    return number;
  }

  /** Waits until it has taken so many files from its folder. */
  public void awaitTaken(int files) {
    await("files in the box")
        .atMost(PATIENCE)
        .until(
            () -> {
              try (Stream<Path> all = Files.list(running.folder().resolve("done"))) {
                return all.count() >= files;
              }
            });
  }

  /** What the hub alerts of it, as kind and subject. */
  public List<String> alerts() throws IOException {
    List<String> found = new ArrayList<>();
    partner
        .get("/api/alerts")
        .path("alerts")
        .forEach(
            one -> {
              if (one.path("interfaceName").asText().equals(partner.name())) {
                found.add(one.path("kind").asText() + " " + one.path("subject").asText());
              }
            });
    return found;
  }

  /** Takes the partner away and closes the box. */
  @Override
  public void close() throws IOException {
    partner.close();
    running.close();
  }
}
