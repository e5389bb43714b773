package org.corridor.profiles;

import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;

/** What the messages of a sender must contain. */
public record RequiredFields(List<Requirement> requirements) {

  /**
   * One requirement.
   *
   * @param segment the segment's name
   * @param path the field in it, as {@code 3} or {@code 3.1}; empty for the segment itself, which
   *     must then be there. A field is asked for in each segment of the name that is there
   * @param messages {@code ADT} or {@code ADT^A01}; empty for all
   * @param refuse whether a message without it is refused at the door; otherwise it is a warning
   */
  public record Requirement(String segment, String path, List<String> messages, boolean refuse) {

    private boolean concerns(V2Message message) {
      String type = message.header().type();
      return messages.isEmpty()
          || messages.contains(type)
          || messages.contains(type + "^" + message.header().trigger());
    }

    private List<Finding> missing(V2Message message) {
      List<V2Segment> segments = message.all(segment);
      if (path.isEmpty()) {
        return segments.isEmpty() ? List.of(finding(segment)) : List.of();
      }
      return segments.stream()
          .filter(one -> one.value(path).isBlank())
          .map(one -> finding(one.location() + "-" + path))
          .toList();
    }

    private Finding finding(String location) {
      String text = "The profile of this sender requires it.";
      return refuse ? Finding.error(location, "101", text) : Finding.warning(location, "101", text);
    }
  }

  /** What is missing and why the message is refused; empty when it is not. */
  public List<Finding> refusals(V2Message message) {
    return missing(message, true);
  }

  /** What is missing and only noted. */
  public List<Finding> warnings(V2Message message) {
    return missing(message, false);
  }

  private List<Finding> missing(V2Message message, boolean refuse) {
    return requirements.stream()
        .filter(one -> one.refuse() == refuse && one.concerns(message))
        .flatMap(one -> one.missing(message).stream())
        .toList();
  }
}
