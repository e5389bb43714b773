package org.corridor.couriers;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.corridor.declared.Section;
import org.corridor.delivery.Courier;
import org.corridor.delivery.Transport;

/** A file for each delivery in a folder of this machine, or one that it has mounted. */
record FilesTransport(Path folder) implements FileTransport {

  /** Reads the key {@code folder}. */
  static Transport read(Section section) {
    Optional<String> folder = section.text("folder");
    if (folder.isEmpty()) {
      section.problem("", "expected folder");
    }
    FilesTransport transport = new FilesTransport(path(section, folder.orElse("")));
    section.end();
    return transport;
  }

  private static Path path(Section section, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      section.problem("folder", "this is not the path of a folder");
      return Path.of("");
    }
  }

  @Override
  public String kind() {
    return "files";
  }

  @Override
  public String address() {
    return folder.toString();
  }

  @Override
  public Courier courier() {
    return new FilesCourier(new LocalFolder(folder));
  }

  @Override
  public Depot depot() {
    return new LocalFolder(folder);
  }
}
