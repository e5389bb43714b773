package org.corridor.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A disk of its own, small enough to be filled, on which a folder lies for a while. The machine
 * must let the tests mount.
 */
public final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "600M";

  private final Path image;
  private final Path mount;
  private final Path ballast;
  private Optional<Path> folder = Optional.empty();

  private SmallDisk(Path image, Path mount) {
    this.image = image;
    this.mount = mount;
    this.ballast = mount.resolve("ballast");
  }

  /**
   * Makes a disk.
   *
   * @param directory where it is made: there must be room for it
   * @return empty when this machine does not let us
   */
  public static Optional<SmallDisk> in(Path directory) throws IOException, InterruptedException {
    Path image = directory.resolve("small-disk");
    Path mount = Files.createDirectories(directory.resolve("small-disk-mounted"));
    try {
      run("fallocate", "-l", SIZE, image.toString());
      run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
      run("mount", "-o", "loop", image.toString(), mount.toString());
      return Optional.of(new SmallDisk(image, mount));
    } catch (IOException notAllowed) {
      Files.deleteIfExists(image);
      Files.deleteIfExists(mount);
      return Optional.empty();
    }
  }

  /** Moves a folder that nobody uses onto it, until it is closed. */
  public void take(Path moved) throws IOException, InterruptedException {
    Path here = mount.resolve("moved");
    run("cp", "-a", moved.toString(), here.toString());
    run("rm", "-r", moved.toString());
    Files.createSymbolicLink(moved, here);
    folder = Optional.of(moved);
  }

  /** Leaves no byte free. */
  public void fill() throws IOException, InterruptedException {
    File disk = mount.toFile();
    while (disk.getUsableSpace() > 0) {
      long size = Files.exists(ballast) ? Files.size(ballast) : 0;
      // Perhaps somebody else was faster, or the file system needs some of it for itself.
      long more = Math.max(4096, disk.getUsableSpace() / 2);
      try {
        run("fallocate", "-l", Long.toString(size + more), ballast.toString());
      } catch (IOException full) {
        if (more == 4096) {
          return;
        }
      }
    }
  }

  /** Gives all that space back. */
  public void empty() throws IOException {
    Files.delete(ballast);
  }

  /** Moves the folder, which nobody uses any more, back to where it was. */
  @Override
  public void close() throws IOException {
    try {
      if (folder.isPresent()) {
        Files.delete(folder.get());
        run("cp", "-a", mount.resolve("moved").toString(), folder.get().toString());
      }
      run("umount", mount.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the disk was taken away");
    }
    Files.delete(mount);
    Files.delete(image);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }
}
