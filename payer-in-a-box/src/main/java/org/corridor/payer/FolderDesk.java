package org.corridor.payer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Folders of the box: what is put {@code to-payer} is taken, answers lie {@code from-payer}. Names
 * that begin with a dot are files that are not whole yet.
 */
final class FolderDesk {

  private record Late(Instant due, Outgoing answer) {}

  private final PayerBox box;
  private final Duration late;
  private final Path to;
  private final Path from;
  private final Path done;
  private final List<Late> waiting = new ArrayList<>();

  /**
   * @param late how long answers take when they are late
   */
  FolderDesk(PayerBox box, Path folder, Duration late) throws IOException {
    this.box = box;
    this.late = late;
    this.to = Files.createDirectories(folder.resolve("to-payer"));
    this.from = Files.createDirectories(folder.resolve("from-payer"));
    this.done = Files.createDirectories(folder.resolve("done"));
  }

  /** Takes what lies there, and leaves what is due; how many files were taken. */
  synchronized int round(Instant now) throws IOException {
    int taken = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(to, "[!.]*")) {
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        List<Outgoing> answers = box.take(bytes);
        Files.move(file, done.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        leave(answers, now);
        taken++;
      }
    }
    for (Iterator<Late> all = waiting.iterator(); all.hasNext(); ) {
      Late one = all.next();
      if (!one.due().isAfter(now)) {
        all.remove();
        write(one.answer());
      }
    }
    return taken;
  }

  /** Leaves answers, at once or late. */
  synchronized void leave(List<Outgoing> answers, Instant now) throws IOException {
    for (Outgoing one : answers) {
      if (box.faults().has(Fault.LATE)) {
        waiting.add(new Late(now.plus(late), one));
      } else {
        write(one);
      }
    }
  }

  private void write(Outgoing one) throws IOException {
    put(one.name(), one.bytes());
    if (box.faults().has(Fault.DUPLICATE)) {
      put("again-" + one.name(), one.bytes());
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    Path part = Files.write(from.resolve("." + name), bytes);
    Files.move(part, from.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
