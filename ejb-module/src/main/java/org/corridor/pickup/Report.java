package org.corridor.pickup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/** What became of a file, for people: places, ids and reasons, and nothing of what is in it. */
final class Report implements Portions.Account {

  private static final int MOST_LINES = 1_000;

  private final Claim claim;
  private final List<String> lines = new ArrayList<>();
  private long left;
  private long received;
  private long repeated;
  private long earlier;
  private long refused;

  Report(Claim claim) {
    this.claim = claim;
  }

  /** So many were dealt with before the hub was started anew, of which so many were refused. */
  void before(long taken, long refusedThen) {
    earlier = taken;
    refused += refusedThen;
  }

  @Override
  public void received(String where, MessageId id) {
    received++;
  }

  @Override
  public void repeated(String where, MessageId id) {
    repeated++;
  }

  @Override
  public void refused(String where, String why) {
    refused++;
    line(where + ": " + why);
  }

  @Override
  public void noticed(List<Finding> findings) {
    findings.forEach(
        one -> line(one.location().isEmpty() ? one.text() : one.location() + ": " + one.text()));
  }

  private void line(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    } else {
      left++;
    }
  }

  @Override
  public long refusals() {
    return refused;
  }

  /** Whether there is anything that people should know. */
  boolean isWorthReading() {
    return refused > 0 || !lines.isEmpty();
  }

  byte[] text(String digest, Instant at) {
    StringBuilder text = new StringBuilder();
    text.append("interface: ").append(claim.interfaceName()).append('\n');
    text.append("time: ").append(at).append('\n');
    text.append("sha-256: ").append(digest).append('\n');
    text.append("taken: ").append(received).append('\n');
    text.append("came before: ").append(repeated).append('\n');
    text.append("not taken: ").append(refused).append('\n');
    if (earlier > 0) {
      text.append("dealt with before the hub was started anew: ").append(earlier).append('\n');
    }
    lines.forEach(line -> text.append(line).append('\n'));
    if (left > 0) {
      text.append("and ").append(left).append(" more\n");
    }
    return text.toString().getBytes(UTF_8);
  }

  /** Why a file was not taken at all. */
  static byte[] text(Claim claim, String why, Instant at) {
    return "interface: %s\ntime: %s\nnot taken: %s\n"
        .formatted(claim.interfaceName(), at, why)
        .getBytes(UTF_8);
  }
}
