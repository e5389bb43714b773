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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.BatchSplitter;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.mllp.MllpClient;

/** Sends the messages of files over MLLP, one after the other, and shows the acknowledgements. */
public final class Send {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PrintStream out;
  private final String host;
  private final int port;
  private boolean allTaken = true;

  private Send(PrintStream out, String host, int port) {
    this.out = out;
    this.host = host;
    this.port = port;
  }

  /** Files, and {@code --to HOST:PORT}; the exit code is 0 when every message was taken. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /**
   * The same without an exit.
   *
   * @return 0 when every message was taken, 1 when not, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error) {
    String to =
        System.getProperty("corridor.mllp.host", "127.0.0.1")
            + ":"
            + System.getProperty("corridor.mllp.port", "2575");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.get(i).equals("--to")) {
        files.add(Path.of(arguments.get(i)));
      } else if (++i < arguments.size()) {
        to = arguments.get(i);
      }
    }
    int colon = to.lastIndexOf(':');
    if (files.isEmpty() || colon < 1 || !to.substring(colon + 1).matches("\\d{1,5}")) {
      error.println("usage: send [--to HOST:PORT] FILE...");
      return 2;
    }
    Send send = new Send(out, to.substring(0, colon), Integer.parseInt(to.substring(colon + 1)));
    return send.all(files, error);
  }

  private int all(List<Path> files, PrintStream error) {
    String place = host + ":" + port;
    try {
      List<byte[]> messages = read(files, error);
      if (messages.isEmpty()) {
        return 1;
      }
      try (MllpClient client = MllpClient.connect(host, port, Optional.empty(), PATIENCE)) {
        for (byte[] message : messages) {
          show(client.exchange(message));
        }
      }
      return allTaken ? 0 : 1;
    } catch (NoSuchFileException e) {
      error.println("There is no file " + e.getFile() + ".");
    } catch (ConnectException e) {
      error.println("Nobody listens at " + place + ": is Corridor up? (./corridor status)");
    } catch (UnknownHostException e) {
      error.println("There is no host " + host + ".");
    } catch (SocketTimeoutException e) {
      error.println(
          "No acknowledgement came from " + place + " in " + PATIENCE.toSeconds() + " s.");
    } catch (IOException e) {
      error.println("The connection to " + place + " broke: " + e.getMessage() + ".");
    }
    return 1;
  }

  private List<byte[]> read(List<Path> files, PrintStream error) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (Path file : files) {
      List<byte[]> messages = BatchSplitter.split(Files.readAllBytes(file)).messages();
      if (messages.isEmpty()) {
        error.println("There is no HL7 v2 message in " + file + ".");
        allTaken = false;
      }
      all.addAll(messages);
    }
    return all;
  }

  private void show(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    out.println(text.replace('\r', '\n'));
    allTaken &= isTaken(text);
  }

  private static boolean isTaken(String answer) {
    try {
      String code = V2Message.parse(answer).value("MSA-1");
      return code.equals("AA") || code.equals("CA");
    } catch (Unreadable e) {
      return false;
    }
  }
}
