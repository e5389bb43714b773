package org.corridor.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.Batch;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.mllp.MllpClient;

/**
 * Sends the messages of files over MLLP, one after the other, and shows the acknowledgements. Of
 * batch files the messages are sent, without the envelope.
 */
public final class Send {

  private final PrintStream out;
  private final PrintStream error;
  private final SendOptions options;
  private boolean allHoldMessages = true;
  private int sent;

  private Send(PrintStream out, PrintStream error, SendOptions options) {
    this.out = out;
    this.error = error;
    this.options = options;
  }

  /**
   * Files, {@code --to HOST:PORT} and {@code --timeout SECONDS}; the exit code is 0 when every
   * message was taken.
   */
  public static void main(String[] arguments) {
    System.exit(
        run(
            List.of(arguments),
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8)));
  }

  /**
   * The same without an exit.
   *
   * @return 0 when every message was taken, 1 when not, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error) {
    String here =
        System.getProperty("corridor.mllp.host", "127.0.0.1")
            + ":"
            + System.getProperty("corridor.mllp.port", "2575");
    Optional<SendOptions> options = SendOptions.of(arguments, here);
    if (options.isEmpty()) {
      error.println(SendOptions.USAGE);
      return 2;
    }
    return new Send(out, error, options.get()).all() ? 0 : 1;
  }

  private boolean all() {
    Optional<List<byte[]>> messages = read();
    if (messages.isEmpty() || messages.get().isEmpty()) {
      return false;
    }
    try {
      return send(messages.get()) && allHoldMessages;
    } catch (ConnectException e) {
      error.println(
          "Nobody listens at " + options.place() + ": is Corridor up? (./corridor status)");
    } catch (UnknownHostException e) {
      error.println("There is no host " + options.host() + ".");
    } catch (SocketTimeoutException e) {
      error.println(
          "No acknowledgement came from %s in %d s; %d of %d messages were sent."
              .formatted(
                  options.place(), options.timeout().toSeconds(), sent, messages.get().size()));
    } catch (IOException e) {
      error.println("The connection to " + options.place() + " broke: " + e.getMessage() + ".");
    }
    return false;
  }

  private boolean send(List<byte[]> messages) throws IOException {
    try (MllpClient client =
        MllpClient.connect(options.host(), options.port(), Optional.empty(), options.timeout())) {
      Conversation conversation = new Conversation(client, options.timeout(), out);
      for (byte[] message : messages) {
        sent++;
        conversation.exchange(message, Due.of(message));
      }
      conversation.end();
      return conversation.allTaken();
    }
  }

  /** The messages of all files; nothing when one cannot be read: its messages would be missed. */
  private Optional<List<byte[]>> read() {
    List<byte[]> messages = new ArrayList<>();
    for (Path file : options.files()) {
      try {
        Batch batch = BatchSplitter.split(Files.readAllBytes(file));
        if (batch.messages().isEmpty()) {
          error.println("There is no HL7 v2 message in " + file + ".");
        }
        batch.findings().forEach(finding -> error.println(file + ": " + finding.text() + "."));
        allHoldMessages &= messages.addAll(batch.messages());
      } catch (NoSuchFileException e) {
        error.println("There is no file " + file + ".");
        return Optional.empty();
      } catch (IOException e) {
        error.println("Cannot read " + file + ": " + e.getClass().getSimpleName() + ".");
        return Optional.empty();
      }
    }
    return Optional.of(messages);
  }
}
