package org.corridor.commandline;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.corridor.acknowledgement.AcknowledgementWriter;
import org.corridor.acknowledgement.Admission;
import org.corridor.acknowledgement.ClaimDesk;
import org.corridor.acknowledgement.ControlNumbers;
import org.corridor.acknowledgement.Outbox;
import org.corridor.acknowledgement.Reception;
import org.corridor.acknowledgement.Reception.Role;
import org.corridor.guides.GuidedHandler;
import org.corridor.x12.Interchange;
import org.jspecify.annotations.Nullable;

/**
 * Writes the acknowledgements that senders are owed into a folder: {@code claims.edi} is answered
 * by {@code claims.edi.1.ta1.edi}, {@code claims.edi.1.999.edi} and {@code claims.edi.1.277ca.edi},
 * where 1 is its first interchange.
 */
final class Answers {
  private static final GuidedHandler NOBODY = new GuidedHandler() {};
  private static final Reception RECEPTION =
      new Reception(Admission.ALL, ClaimDesk.TAKES_ALL, Role.CLEARINGHOUSE, true);

  private final Optional<Path> folder;
  private final Clock clock;
  private final Numbers numbers = new Numbers();
  private final Set<String> names = new HashSet<>();

  Answers(Optional<Path> folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    folder.ifPresent(Answers::create);
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write into " + folder, e);
    }
  }

  /** What answers one file. */
  OfFile of(Path file) {
    return folder.isEmpty() ? new OfFile(null) : new OfFile(writer(folder.get(), file));
  }

  private AcknowledgementWriter writer(Path into, Path file) {
    String name = file.getFileName().toString();
    for (int i = 2; !names.add(name); i++) {
      name = file.getFileName() + "-" + i;
    }
    return new AcknowledgementWriter(RECEPTION, numbers, new Folder(into, name), clock);
  }

  /** Hears what is read of a file. */
  static final class OfFile implements AutoCloseable {
    private final @Nullable AcknowledgementWriter writer;

    OfFile(@Nullable AcknowledgementWriter writer) {
      this.writer = writer;
    }

    GuidedHandler handler() {
      return writer == null ? NOBODY : writer;
    }

    @Override
    public void close() {
      if (writer != null) {
        writer.close();
      }
    }
  }

  /** Numbers of this run only: what it writes is for looking at, not for sending. */
  private static final class Numbers implements ControlNumbers {
    private long interchanges;
    private long groups;
    private long sets;

    @Override
    public long interchange(Interchange answered) {
      return ++interchanges;
    }

    @Override
    public long group(Interchange answered) {
      return ++groups;
    }

    @Override
    public long set(Interchange answered) {
      return ++sets;
    }
  }

  private static final class Folder implements Outbox {
    private final Path folder;
    private final String name;
    private int number;
    private long last = -1;

    Folder(Path folder, String name) {
      this.folder = folder;
      this.name = name;
    }

    @Override
    public OutputStream open(Kind kind, Interchange answered) throws IOException {
      if (last != answered.offset()) {
        last = answered.offset();
        number++;
      }
      String ending = kind.name().toLowerCase(Locale.ROOT).replaceFirst(".*_", "");
      return new BufferedOutputStream(
          Files.newOutputStream(folder.resolve("%s.%d.%s.edi".formatted(name, number, ending))));
    }
  }
}
