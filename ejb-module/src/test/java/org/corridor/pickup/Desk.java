package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.corridor.intake.OpenDoor;
import org.corridor.interfaces.CsvMap;
import org.corridor.interfaces.WayIn;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;

/** A folder, and a hub that looks into it, is killed and started anew. */
final class Desk {

  private static final PickupSettings SETTINGS =
      new PickupSettings("hub-a", 1, 30_000_000, 100_000, Duration.ofDays(1));

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Path in;
  final DataSource source;
  OpenDoor door = new OpenDoor();
  PickupSettings settings = SETTINGS;
  WayIn.Folders folders;
  boolean goesOn = true;

  /** Happens when messages reach the door. */
  Runnable whenTaken = () -> {};

  Desk(Path folder, DataSource source) {
    this.in = folder.resolve("in");
    this.source = source;
    try {
      Files.createDirectories(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folders = folders(Optional.empty(), WayIn.Duplicates.REFUSE, Optional.empty());
  }

  Desk(Path folder) {
    this(folder, TestDatabase.H2.prepared(Clock.systemUTC()));
  }

  WayIn.Folders folders(
      Optional<String> doneSuffix, WayIn.Duplicates duplicates, Optional<CsvMap> csv) {
    return new WayIn.Folders(
        in.toString(),
        "*.{hl7,csv}",
        in + "/archive",
        in + "/errors",
        Duration.ofSeconds(5),
        doneSuffix,
        duplicates,
        csv);
  }

  /** A hub that is started. */
  FolderLook hub() {
    return hub(new Fuse(Integer.MAX_VALUE), () -> new LocalShelf(in));
  }

  /** One that is killed at a step. */
  FolderLook hub(Fuse fuse) {
    return hub(fuse, () -> new LocalShelf(in));
  }

  FolderLook hub(Fuse fuse, FolderLook.Opener opener) {
    OpenDoor now = door;
    String name = settings.hub();
    return new FolderLook(
        folders,
        () -> fuse.on(opener.open()),
        file -> Claim.of("lab", name, file, Clock.systemUTC()),
        new Taking(
            folders,
            settings,
            new TakenFiles(new Database(fuse.on(source)), Clock.systemUTC()),
            fuse.on(
                (interfaceName, contents) -> {
                  whenTaken.run();
                  return now.take(interfaceName, contents);
                }),
            Clock.systemUTC(),
            () -> goesOn),
        new PickupMeters(meters, "lab"));
  }

  /** What is put there rests from the first look to the second. */
  FolderLook.Seen lookTwice(FolderLook hub) throws InterruptedException {
    hub.look();
    return hub.look();
  }

  void put(String name, String content) {
    put(name, content.getBytes(ISO_8859_1));
  }

  void put(String name, byte[] content) {
    try {
      Files.write(in.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes to the end of the one file that is there, whatever its name is now. */
  void grow(String content) {
    try (Stream<Path> all = Files.list(in)) {
      Path file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.writeString(file, content, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String adt(String controlId) {
    return adt(controlId, "42");
  }

  static String adt(String controlId, String patient) {
    return "MSH|^~\\&|APP|FAC|HUB|HERE|20250611080000||ADT^A01^ADT_A01|%s|P|2.5.1\rPID|1||%s^^^EHM^MR\r"
        .formatted(controlId, patient);
  }

  /** The control ids on the queue; refused messages with a mark of exclamation. */
  List<String> taken() {
    return door.arrivals().stream().map(Desk::name).toList();
  }

  private static String name(Arrival arrival) {
    return arrival.controlId() + (arrival.refusals().isEmpty() ? "" : "!");
  }

  /** The files below the folder, with the hub's part of their names left out. */
  List<String> files() {
    try (Stream<Path> all = Files.walk(in)) {
      return all.filter(Files::isRegularFile)
          .map(file -> in.relativize(file).toString())
          .map(name -> name.replaceAll("\\d{8}T\\d{6}Z-[0-9a-f]{8}", "TOKEN"))
          .map(name -> name.replaceAll("archive/[0-9-]{10}/", "archive/DAY/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The report beside a settled file. */
  String report() {
    try (Stream<Path> all = Files.walk(in)) {
      Path file = all.filter(one -> one.toString().endsWith(".txt")).findFirst().orElseThrow();
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double count(String state) {
    return meters.counter("corridor.pickup.files", "interface", "lab", "state", state).count();
  }
}
