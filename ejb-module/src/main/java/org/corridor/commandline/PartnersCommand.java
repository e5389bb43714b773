package org.corridor.commandline;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.corridor.declared.BrokenFiles;
import org.corridor.exchange.PartnerFiles;

/** Checks the files that declare trading partners. */
public final class PartnersCommand {

  private PartnersCommand() {}

  /** {@code check} and a folder or file. */
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
   * @return 0 when all is well, 1 when something is wrong, 2 when the arguments make no sense
   */
  static int run(List<String> arguments, PrintStream out, PrintStream error) {
    if (arguments.size() != 2 || !arguments.get(0).equals("check")) {
      error.println("usage: partners check DIR|FILE");
      return 2;
    }
    try {
      int count = PartnerFiles.read(Path.of(arguments.get(1))).size();
      out.println("ok: " + count + (count == 1 ? " partner" : " partners") + ", all well");
      return 0;
    } catch (BrokenFiles broken) {
      broken.problems().forEach(error::println);
      return 1;
    }
  }
}
