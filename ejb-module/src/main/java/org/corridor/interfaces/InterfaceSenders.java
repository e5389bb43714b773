package org.corridor.interfaces;

import java.util.Optional;
import java.util.function.Supplier;
import org.corridor.hl7v2.SenderNamed;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;
import org.corridor.profiles.AcknowledgementPolicy;
import org.corridor.profiles.AcknowledgementPolicy.Answer;
import org.corridor.profiles.Profiles;

/** What is known of the senders of messages, by the interface that they come through. */
public final class InterfaceSenders {

  private final Supplier<Profiles> profiles;
  private final Supplier<Interfaces> interfaces;

  /** From profiles and interfaces as they are now. */
  public InterfaceSenders(Supplier<Profiles> profiles, Supplier<Interfaces> interfaces) {
    this.profiles = profiles;
    this.interfaces = interfaces;
  }

  /**
   * The sender of a message: the profile that its interface names, else the one that matches.
   *
   * @param application MSH-3.1
   * @param facility MSH-4.1
   */
  public SenderProfile of(String interfaceName, String application, String facility) {
    Profiles now = profiles.get();
    return interfaces
        .get()
        .named(interfaceName)
        .map(Interface::handling)
        .map(
            handling ->
                handled(
                    handling
                        .profile()
                        .flatMap(name -> now.named(name, interfaceName, application, facility))
                        .orElseGet(() -> now.of(interfaceName, application, facility)),
                    handling))
        .orElseGet(() -> now.of(interfaceName, application, facility));
  }

  /** The sender that MSH of {@code content} names. */
  public SenderProfile of(String interfaceName, byte[] content) {
    return interfaces.get().named(interfaceName).isEmpty()
        ? profiles.get().of(interfaceName, content)
        : of(interfaceName, SenderNamed.application(content), SenderNamed.facility(content));
  }

  private static SenderProfile handled(SenderProfile sender, Interface.Handling handling) {
    SenderRules rules = sender.rules();
    if (!handling.stores()) {
      rules = rules.with(PassedOn.class, new PassedOn());
    }
    Optional<AcknowledgementPolicy> own = rules.find(AcknowledgementPolicy.class);
    AcknowledgementPolicy policy = own.orElse(AcknowledgementPolicy.USUAL);
    // What the profile says of one sender is closer than what the interface says of all.
    if (handling.acknowledge() == Interface.Acknowledge.PROCESSED
        && policy.answer() == Answer.AS_SENT) {
      rules =
          rules.with(
              AcknowledgementPolicy.class,
              new AcknowledgementPolicy(
                  policy.mode(), Answer.WHEN_PROCESSED, policy.takesUnknownTypes()));
    }
    return rules.equals(sender.rules()) ? sender : sender.with(rules);
  }
}
