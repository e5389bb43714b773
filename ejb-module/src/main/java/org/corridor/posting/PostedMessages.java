package org.corridor.posting;

import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.intake.Door;
import org.corridor.interfaces.CsvMap;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.WayIn;
import org.corridor.pickup.LooseSheets;

/** Takes what is posted to interfaces. */
public final class PostedMessages {

  private final Supplier<Interfaces> interfaces;
  private final PostingSettings settings;
  private final V2Posts v2;
  private final FhirPosts fhir;
  private final TablePosts tables;

  /**
   * @param interfaces as they are now
   */
  PostedMessages(
      Door door, LooseSheets sheets, Supplier<Interfaces> interfaces, PostingSettings settings) {
    this.interfaces = interfaces;
    this.settings = settings;
    this.v2 = new V2Posts(door, settings);
    this.fhir = new FhirPosts(door);
    this.tables = new TablePosts(sheets, door);
  }

  /** How large a body may be. */
  public int mostBytes() {
    return settings.mostBytes();
  }

  /** Whether the interface is there, and takes what is posted. */
  public boolean takes(String interfaceName) {
    return posted(interfaceName).isPresent();
  }

  private Optional<Interface> posted(String interfaceName) {
    return interfaces
        .get()
        .named(interfaceName)
        .filter(one -> one.from().filter(WayIn.Http.class::isInstance).isPresent());
  }

  /**
   * Takes it. What it brings is durable when this returns.
   *
   * @return empty when there is no such interface
   * @throws org.corridor.intake.NotStored when it may not be durable; it may come again
   */
  public Optional<Answer> post(Post post) throws InterruptedException {
    Optional<Interface> one = posted(post.interfaceName());
    if (one.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (post.kind()) {
          case V2 -> v2.post(post, one.get());
          case FHIR -> fhir.post(post, one.get());
          case TABLE -> table(post, one.get());
        });
  }

  private Answer table(Post post, Interface one) throws InterruptedException {
    Optional<CsvMap> csv = one.from().map(WayIn.Http.class::cast).flatMap(WayIn.Http::csv);
    return csv.isPresent() ? tables.post(post, csv.get()) : TablePosts.undeclared();
  }
}
