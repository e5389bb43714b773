package org.corridor.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFolder;
import org.corridor.declared.Problem;

/** The files of partners, read once and all together. */
public final class PartnerFiles {

  private PartnerFiles() {}

  /**
   * Reads a folder of partners, or the file of one.
   *
   * @throws BrokenFiles when anything is wrong with any of them
   */
  public static List<Partner> read(Path fileOrFolder) {
    List<Partner> all = new ArrayList<>();
    List<Problem> wrong = new ArrayList<>();
    for (Path file : DeclaredFolder.files(fileOrFolder)) {
      try {
        Partner one = PartnerReader.read(file);
        LivePartners.clash(one, all).ifPresent(wrong::add);
        all.add(one);
      } catch (BrokenFiles broken) {
        wrong.addAll(broken.problems());
      }
    }
    if (!wrong.isEmpty()) {
      throw new BrokenFiles(wrong);
    }
    return all;
  }
}
