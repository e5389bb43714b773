package org.corridor.posting;

import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.intake.Door;
import org.corridor.interfaces.Interface;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.WayIn;

/** Takes what is posted to interfaces. */
public final class PostedMessages {

  private final Supplier<Interfaces> interfaces;
  private final PostingSettings settings;
  private final V2Posts v2;
  private final FhirPosts fhir;

  /**
   * @param interfaces as they are now
   */
  PostedMessages(Door door, Supplier<Interfaces> interfaces, PostingSettings settings) {
    this.interfaces = interfaces;
    this.settings = settings;
    this.v2 = new V2Posts(door, settings);
    this.fhir = new FhirPosts(door);
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
    return Optional.of(post.isFhir() ? fhir.post(post, one.get()) : v2.post(post, one.get()));
  }
}
