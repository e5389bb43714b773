package org.corridor.pickup;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.corridor.couriers.SftpConnection;
import org.corridor.interfaces.WayIn;
import org.corridor.mllp.MllpCaller;
import org.corridor.mllp.MllpListener;
import org.corridor.mllp.MllpSettings;
import org.corridor.mllp.Receiver;

/**
 * Opens ways in.
 *
 * @param settings of all folders
 * @param known the files that came
 * @param inlet takes the messages of files
 * @param receivers take the messages of senders that are called
 * @param shared by all connections
 * @param threads in which folders are looked at
 */
record Openers(
    PickupSettings settings,
    TakenFiles known,
    Inlet inlet,
    Function<MllpSettings, Receiver> receivers,
    MllpListener.Shared shared,
    ScheduledExecutorService threads,
    MeterRegistry meters,
    Clock clock) {

  /** Whether the hub goes a way in itself. */
  static boolean isGone(WayIn way) {
    return way instanceof WayIn.Files
        || way instanceof WayIn.Sftp
        || way instanceof WayIn.MllpClient;
  }

  /** Opens the way of an interface. */
  Way open(String name, WayIn declared) {
    if (declared instanceof WayIn.Files files) {
      Path folder = Path.of(files.folders().folder());
      return folder(name, files.folders(), () -> new LocalShelf(folder));
    }
    if (declared instanceof WayIn.Sftp sftp) {
      String folder = sftp.folders().folder();
      return folder(
          name, sftp.folders(), () -> new SftpShelf(SftpConnection.open(sftp.server()), folder));
    }
    if (declared instanceof WayIn.MllpClient client) {
      MllpSettings whom = client.settings();
      MllpCaller caller =
          new MllpCaller(whom, receivers.apply(whom), shared, MllpCaller.Pauses.USUAL);
      caller.start();
      return new CallerWay(caller);
    }
    throw new IllegalArgumentException("the hub does not go this way itself: " + declared.kind());
  }

  private FolderWay folder(String name, WayIn.Folders folders, FolderLook.Opener opener) {
    PickupMeters counts = new PickupMeters(meters, name);
    FolderWay way =
        new FolderWay(
            name,
            goesOn ->
                new FolderLook(
                    folders,
                    opener,
                    file -> Claim.of(name, settings.hub(), file, clock),
                    new Taking(folders, settings, known, inlet, clock, goesOn),
                    counts));
    way.start(threads, folders.every());
    return way;
  }
}
