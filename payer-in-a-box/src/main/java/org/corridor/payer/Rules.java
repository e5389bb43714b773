package org.corridor.payer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the box knows: payers and members, as {@code rules.yaml} has them. */
public final class Rules {

  private final Map<String, Payer> payers;
  private final Map<String, Member> members;

  Rules(List<Payer> payers, List<Member> members) {
    this.payers = payers.stream().collect(Collectors.toMap(Payer::id, Function.identity()));
    this.members = members.stream().collect(Collectors.toMap(Member::id, Function.identity()));
  }

  /** The rules that the box brings. */
  public static Rules standard() {
    try (InputStream in = Rules.class.getResourceAsStream("rules.yaml")) {
      Path file = Files.createTempFile("payer-in-a-box", ".yaml");
      try {
        Files.copy(Objects.requireNonNull(in), file, StandardCopyOption.REPLACE_EXISTING);
        return read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rules of a file.
   *
   * @throws org.corridor.declared.BrokenFiles when it cannot be used as it is
   */
  public static Rules read(Path file) {
    return RulesReader.read(file);
  }

  Optional<Payer> payer(String id) {
    return Optional.ofNullable(payers.get(id));
  }

  Optional<Member> member(String id) {
    return Optional.ofNullable(members.get(id));
  }
}
