package org.corridor.journal;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;

/** What became of a message. */
public sealed interface Fate {

  /** The state this fate leaves the message in. */
  MessageState state();

  /** What was noticed on the way. */
  List<Finding> findings();

  /** Why, in one sentence without patient data; empty when there is nothing to explain. */
  String reason();

  /**
   * In the repository.
   *
   * @param references versioned references of what was written; empty when nothing changed
   * @param leftovers what nothing read, and the codes that no table lists
   * @param rules the state of the tables that were used, at most 16 characters; may be empty
   */
  record Processed(
      List<String> references, List<Finding> findings, Leftovers leftovers, String rules)
      implements Fate {

    public Processed(List<String> references, List<Finding> findings) {
      this(references, findings, Leftovers.NONE, "");
    }

    @Override
    public String reason() {
      return "";
    }

    @Override
    public MessageState state() {
      return MessageState.PROCESSED;
    }
  }

  /** Deliberately not applied. */
  record Filtered(String reason, List<Finding> findings) implements Fate {
    @Override
    public MessageState state() {
      return MessageState.FILTERED;
    }
  }

  /** Refused at the door. */
  record Rejected(List<Finding> findings) implements Fate {
    @Override
    public String reason() {
      return findings.isEmpty() ? "" : findings.get(0).text();
    }

    @Override
    public MessageState state() {
      return MessageState.REJECTED;
    }
  }

  /** This attempt failed; another follows. */
  record Failed(String reason, int attempt, List<Finding> findings) implements Fate {
    @Override
    public MessageState state() {
      return MessageState.FAILED;
    }
  }

  /** Given up. */
  record Dead(String reason, List<Finding> findings) implements Fate {
    @Override
    public MessageState state() {
      return MessageState.DEAD;
    }
  }
}
