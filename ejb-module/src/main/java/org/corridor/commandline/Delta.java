package org.corridor.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;

/**
 * Puts checked files where the hub reads them, each whole or not at all.
 *
 * @param directory of the hub's interfaces
 */
record Delta(Path directory) {

  void put(Interfaces wanted) throws IOException {
    Files.createDirectories(directory);
    for (Interface one : wanted.all()) {
      Path folder = one.source().file().toAbsolutePath().normalize().resolveSibling("");
      // The file itself is the first that was read: it comes last, when its tables are there.
      List<Path> files = one.source().files();
      for (int i = files.size() - 1; i >= 0; i--) {
        put(files.get(i), folder.relativize(files.get(i).toAbsolutePath().normalize()));
      }
    }
  }

  private void put(Path file, Path relative) throws IOException {
    Path target = directory.resolve(relative.toString());
    if (Files.exists(target) && Files.mismatch(file, target) < 0) {
      return;
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path half = target.resolveSibling("." + target.getFileName() + ".new");
    Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void remove(List<String> names) throws IOException {
    for (String name : names) {
      Files.deleteIfExists(directory.resolve(name + ".yaml"));
      Files.deleteIfExists(directory.resolve(name + ".yml"));
    }
  }
}
