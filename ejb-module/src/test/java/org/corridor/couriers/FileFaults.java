package org.corridor.couriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.delivery.Attempt;
import org.corridor.delivery.Attempt.Taken;
import org.corridor.delivery.Attempt.Unreached;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Payload;

/** What a folder may do. */
final class FileFaults {

  private final Path folder;

  FileFaults(Path folder) {
    this.folder = folder;
  }

  List<Fault> all() {
    return List.of(
        new Fault("files", "is not there", Unreached.class, () -> bring(folder.resolve("nowhere"))),
        new Fault(
            "files",
            "is a file",
            Unreached.class,
            () -> bring(Files.createTempFile(folder, "f", ""))),
        new Fault(
            "files",
            "has a folder of that name already",
            Unreached.class,
            () -> {
              Path target = Files.createTempDirectory(folder, "out");
              Path taken = target.resolve(FileName.of(Given.message("1")));
              Files.createDirectories(taken.resolve("not empty"));
              return bring(target);
            }),
        new Fault("files", "has no room left", Unreached.class, this::full),
        new Fault(
            "files",
            "has it already: a repetition",
            Taken.class,
            () -> {
              Path target = Files.createTempDirectory(folder, "out");
              bring(target);
              Attempt again = bring(target);
              assertThat(names(target)).containsExactly(FileName.of(Given.message("1")));
              return again;
            }));
  }

  /** A disk that is full before the first byte: Linux has one. */
  private Attempt full() throws Exception {
    Path target = Files.createTempDirectory(folder, "full");
    String name = FileName.of(Given.message("1"));
    Files.createSymbolicLink(target.resolve(FileName.unfinished(name)), Path.of("/dev/full"));
    Attempt attempt = bring(target);
    assertThat(names(target)).isEmpty();
    return attempt;
  }

  private static Attempt bring(Path folder) throws InterruptedException {
    return bring(folder, Given.message("1"));
  }

  static Attempt bring(Path folder, Payload payload) throws InterruptedException {
    try (Courier courier = Given.courier("files: {folder: '" + folder + "'}")) {
      return courier.bring(payload);
    }
  }

  static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
