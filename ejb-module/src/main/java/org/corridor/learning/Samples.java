package org.corridor.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.hl7v2.SenderNamed;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.translation.MessageFamily;

/** Sample messages by their senders. */
public final class Samples {

  private record Sender(String application, String facility) {}

  private final List<MessageFamily> families;
  private final Map<Sender, Acquaintance> senders = new LinkedHashMap<>();
  private int unreadable;

  /**
   * @param families translate the samples, to see what they leave over
   */
  public Samples(List<MessageFamily> families) {
    this.families = List.copyOf(families);
  }

  /** Takes the bytes of one message. */
  public void add(byte[] content) {
    Sender sender = new Sender(SenderNamed.application(content), SenderNamed.facility(content));
    SenderProfile unknown = SenderProfile.UNCONFIGURED.of(sender.application(), sender.facility());
    try {
      V2Message message = V2Message.parse(content, unknown);
      senders
          .computeIfAbsent(
              sender, any -> new Acquaintance(sender.application(), sender.facility(), families))
          .meet(content, message, unknown);
    } catch (Unreadable e) {
      unreadable++;
    }
  }

  /** How many were no messages. */
  public int unreadable() {
    return unreadable;
  }

  /** A profile for each sender, that of the busiest first. */
  public List<Proposal> proposals() {
    List<Acquaintance> all = new ArrayList<>(senders.values());
    all.sort(Comparator.comparingInt(sender -> -sender.messages()));
    return all.stream().map(Proposal::of).toList();
  }
}
