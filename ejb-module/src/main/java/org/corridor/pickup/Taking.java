package org.corridor.pickup;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.corridor.intake.Door;
import org.corridor.interfaces.WayIn;

/**
 * Takes one claimed file. Every message is durable before the file moves; wherever this ends it can
 * begin again, and takes nothing twice.
 *
 * <ol>
 *   <li>The content's digest tells whether it came before.
 *   <li>Messages go to the door in portions; after each it is written down how far that is.
 *   <li>When all are durable, what was refused is reported, the content is known, and the file
 *       moves.
 * </ol>
 */
final class Taking {

  private final WayIn.Folders folders;
  private final PickupSettings settings;
  private final TakenFiles known;
  private final Inlet inlet;
  private final Clock clock;
  private final BooleanSupplier goesOn;

  /** What became of a file. */
  enum Outcome {
    /** All of it is the hub's. */
    TAKEN,
    /** It lies among the errors; what could be taken of it was. */
    REFUSED,
    /** Its content came before. */
    DUPLICATE,
    /** It is still being written, and has its name again. */
    UNFINISHED,
    /** Somebody took it away. */
    GONE
  }

  /** The interface is paused or closed; the file stays claimed. */
  static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param goesOn asked between portions
   */
  Taking(
      WayIn.Folders folders,
      PickupSettings settings,
      TakenFiles known,
      Inlet inlet,
      Clock clock,
      BooleanSupplier goesOn) {
    this.folders = folders;
    this.settings = settings;
    this.known = known;
    this.inlet = inlet;
    this.clock = clock;
    this.goesOn = goesOn;
  }

  /**
   * Takes a file.
   *
   * @throws IOException when the folder does not do its part
   * @throws GivenUp when it is not to go on
   */
  Outcome take(Claim claim, Shelf shelf) throws IOException, InterruptedException {
    Optional<Shelf.Entry> file = shelf.look(claim.name());
    if (file.isEmpty()) {
      return Outcome.GONE;
    }
    if (file.get().size() > settings.largestFile()) {
      String why =
          "The file has %d bytes, more than %d are not taken"
              .formatted(file.get().size(), settings.largestFile());
      return refuse(claim, shelf, why, Outcome.REFUSED);
    }
    Optional<String> digest = digest(shelf, file.get());
    return digest.isPresent() && isTheSame(claim, shelf, file.get())
        ? take(claim, shelf, digest.get(), file.get())
        : leave(claim, shelf);
  }

  private static boolean isTheSame(Claim claim, Shelf shelf, Shelf.Entry file) throws IOException {
    return shelf.look(claim.name()).filter(file::equals).isPresent();
  }

  /** Leaves a file that is still being written: it comes again when it rests. */
  private Outcome leave(Claim claim, Shelf shelf) throws IOException {
    if (folders.doneSuffix().isPresent()) {
      return refuse(claim, shelf, "It changed after it was said to be whole", Outcome.REFUSED);
    }
    shelf.rename(claim.name(), claim.original());
    return Outcome.UNFINISHED;
  }

  /** The digest of a file's content; empty when it has another size by now. */
  private Optional<String> digest(Shelf shelf, Shelf.Entry file) throws IOException {
    try (DigestInputStream in = new DigestInputStream(shelf.open(file.name()), sha256())) {
      byte[] buffer = new byte[64 * 1024];
      long size = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        size += count;
        goOn();
      }
      return size == file.size()
          ? Optional.of(HexFormat.of().formatHex(in.getMessageDigest().digest()))
          : Optional.empty();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new LinkageError("every Java has SHA-256", impossible);
    }
  }

  private void goOn() {
    if (!goesOn.getAsBoolean()) {
      throw new GivenUp();
    }
  }

  private Outcome take(Claim claim, Shelf shelf, String digest, Shelf.Entry file)
      throws IOException, InterruptedException {
    TakenFiles.Known before = known.begin(claim, digest, file.size());
    boolean own = before.claim().equals(claim.token());
    if (own && before.settled()) {
      return move(claim, shelf, before.refused());
    }
    if (!own && before.settled() && folders.duplicates() == WayIn.Duplicates.REFUSE) {
      String why = "The same content came on " + before.firstAt() + ", as " + before.name();
      return refuse(claim, shelf, why, Outcome.DUPLICATE);
    }
    if (!own) {
      known.takeOver(claim, digest);
    }
    Report report = new Report(claim);
    long skipped = own ? before.taken() : 0;
    report.before(skipped, own ? before.refused() : 0);
    Sheet sheet = new Sheet(claim.interfaceName(), claim.original(), digest, before.firstAt());
    try (Contents contents = contents(sheet, shelf.open(claim.name()))) {
      new Portions(counter(claim, digest), report).take(contents, skipped);
    } catch (Contents.Unusable e) {
      return refuse(claim, shelf, String.valueOf(e.getMessage()), Outcome.REFUSED);
    }
    if (!isTheSame(claim, shelf, file)) {
      return leave(claim, shelf);
    }
    if (report.isWorthReading()) {
      String folder = report.refusals() > 0 ? folders.errors() : archive(claim);
      shelf.write(folder, claim.settledName() + ".txt", report.text(digest, clock.instant()));
    }
    known.settle(claim, digest);
    return move(claim, shelf, report.refusals());
  }

  private Portions.Counter counter(Claim claim, String digest) {
    return new Portions.Counter() {
      @Override
      public List<Door.Receipt> take(List<byte[]> contents) throws InterruptedException {
        goOn();
        return inlet.take(claim.interfaceName(), contents);
      }

      @Override
      public void progress(long taken, long refused) {
        known.progress(claim, digest, taken, refused);
      }
    };
  }

  private Contents contents(Sheet sheet, InputStream in) throws IOException {
    return folders.csv().isPresent()
        ? new CsvContents(folders.csv().get(), sheet, in)
        : new BatchContents(in, settings.largestMessage());
  }

  private String archive(Claim claim) {
    return folders.archive() + "/" + claim.day();
  }

  private Outcome move(Claim claim, Shelf shelf, long refused) throws IOException {
    String folder = refused > 0 ? folders.errors() : archive(claim);
    shelf.move(claim.name(), folder, claim.settledName());
    return refused > 0 ? Outcome.REFUSED : Outcome.TAKEN;
  }

  private Outcome refuse(Claim claim, Shelf shelf, String why, Outcome outcome) throws IOException {
    byte[] text = Report.text(claim, why, clock.instant());
    shelf.write(folders.errors(), claim.settledName() + ".txt", text);
    shelf.move(claim.name(), folders.errors(), claim.settledName());
    return outcome;
  }
}
