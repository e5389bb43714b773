package org.corridor.mllp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds frames in a stream of bytes (HL7 MLLP release 1): {@code 0x0B}, content, {@code 0x1C 0x0D}.
 * Frames may be split and joined at any byte. What stands between frames is counted and skipped; a
 * frame beyond the limit is read to its end but only its beginning is kept.
 */
final class FrameReader implements AutoCloseable {

  static final byte START = 0x0B;
  static final byte END = 0x1C;
  static final byte CR = 0x0D;
  static final byte LF = 0x0A;

  /** How much of a frame that is too large is kept. */
  static final int KEPT = 64 * 1024;

  private static final int BUFFER = 64 * 1024;
  private static final int MOST_GARBAGE = 64 * 1024;
  private static final int MOST_FRAMES = 64;
  private static final int MOST_READS = 8;

  // A sender in a network, not one with a person behind it.
  private static final long AT_ONCE = Duration.ofMillis(10).toNanos();

  /** Where the memory for a large frame comes from. */
  interface Room {

    /** For those who read one connection only. */
    Room ENOUGH =
        new Room() {
          @Override
          public void take(int bytes) {}

          @Override
          public void give(int bytes) {}
        };

    /** Waits until there are so many bytes. */
    void take(int bytes) throws IOException;

    void give(int bytes);
  }

  private final InputStream in;
  private final int limit;
  private final Consumer<Boolean> beforeWait;
  private final Room room;
  private byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private boolean inside;
  private int frameStart;
  private int restart = -1;
  private byte[] head = {};
  private boolean large;
  private long skipped;
  private long garbage;
  private int garbageInRow;
  private long answeredAt = System.nanoTime() - AT_ONCE;

  /**
   * @param limit the largest content in bytes
   * @param beforeWait told before each wait for bytes whether a frame, or something that is none,
   *     has begun
   * @param room asked for {@code limit} bytes before a frame grows large
   */
  FrameReader(InputStream in, int limit, Consumer<Boolean> beforeWait, Room room) {
    this.room = room;
    this.in = in;
    this.limit = limit;
    this.beforeWait = beforeWait;
  }

  /**
   * Waits for a frame and returns it with all others that are complete by then; empty at the end of
   * the stream.
   *
   * @throws NotMllp when more than 64 KiB came that belong to no frame
   */
  List<Frame> next() throws IOException {
    List<Frame> frames = new ArrayList<>();
    int reads = 0;
    while (true) {
      scan(frames);
      if (!frames.isEmpty()
          && (large
              || frames.size() >= MOST_FRAMES
              || reads++ > MOST_READS
              || in.available() == 0)) {
        return frames;
      }
      compact();
      if (end == buffer.length) {
        if (!frames.isEmpty()) {
          return frames;
        }
        grow();
      }
      if (frames.isEmpty()) {
        beforeWait.accept(hasBegun());
      }
      int count = in.read(buffer, end, buffer.length - end);
      if (count < 0) {
        return frames;
      }
      end += count;
    }
  }

  /** Whether bytes lie here that make no complete frame yet. */
  boolean hasBegun() {
    return inside || garbageInRow > 0;
  }

  /** How many bytes belonged to no frame since this was asked last. */
  long takeGarbage() {
    long count = garbage;
    garbage = 0;
    return count;
  }

  private void scan(List<Frame> frames) throws NotMllp {
    while (position < end && frames.size() < MOST_FRAMES) {
      if (!inside) {
        findStart();
      } else if (!findEnd(frames)) {
        return;
      }
    }
  }

  private void findStart() throws NotMllp {
    while (position < end) {
      byte b = buffer[position++];
      if (b == START) {
        inside = true;
        frameStart = position;
        return;
      }
      if (b != CR && b != LF) {
        garbage++;
        if (++garbageInRow > MOST_GARBAGE) {
          throw new NotMllp();
        }
      }
    }
  }

  /** Looks for the end of the frame; false when more bytes are needed. */
  private boolean findEnd(List<Frame> frames) {
    for (; position < end; position++) {
      byte b = buffer[position];
      if (b == START) {
        restart = position;
      } else if (b == END) {
        if (position + 1 == end) {
          break;
        }
        byte after = buffer[position + 1];
        // Some senders leave CR out or send LF.
        if (after == CR || after == LF || after == START) {
          frames.add(complete());
          position += after == START ? 1 : 2;
          return true;
        }
      }
    }
    if (skipped > 0 || position - frameStart > limit) {
      skip();
    }
    return false;
  }

  private void skip() {
    if (skipped == 0) {
      head = Arrays.copyOfRange(buffer, frameStart, frameStart + Math.min(KEPT, limit));
    }
    skipped += position - frameStart;
    frameStart = position;
    restart = -1;
  }

  private Frame complete() {
    if (skipped > 0 || position - frameStart > limit) {
      skip();
    }
    long now = System.nanoTime();
    boolean pressing = now - answeredAt < AT_ONCE;
    Frame frame;
    if (skipped > 0) {
      frame = new Frame(head, skipped, now, pressing);
    } else {
      dropUnfinished();
      byte[] content = Arrays.copyOfRange(buffer, frameStart, position);
      frame = new Frame(content, content.length, now, pressing);
    }
    inside = false;
    head = new byte[0];
    skipped = 0;
    restart = -1;
    garbageInRow = 0;
    return frame;
  }

  /** A frame that begins inside another one shows that the first was given up. */
  private void dropUnfinished() {
    if (restart >= frameStart && position - restart > 3) {
      String name = new String(buffer, restart + 1, 3, US_ASCII);
      if (name.equals("MSH") || name.equals("FHS") || name.equals("BHS")) {
        garbage += restart - frameStart;
        frameStart = restart + 1;
      }
    }
  }

  /** The frames returned last are answered: what a large one took is free for others. */
  void answered() {
    answeredAt = System.nanoTime();
    compact();
    if (large && end <= FrameMemory.SMALL) {
      buffer = Arrays.copyOf(buffer, end < BUFFER ? BUFFER : FrameMemory.SMALL);
      giveBack();
    }
  }

  @Override
  public void close() {
    if (large) {
      giveBack();
    }
  }

  private void giveBack() {
    large = false;
    room.give(limit);
  }

  private void grow() throws IOException {
    int wanted = (int) Math.min(2L * buffer.length, limit + (long) BUFFER);
    if (!large && wanted > FrameMemory.SMALL) {
      room.take(limit);
      large = true;
    }
    buffer = Arrays.copyOf(buffer, wanted);
  }

  private void compact() {
    int from = inside ? frameStart : position;
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, end - from);
      position -= from;
      frameStart -= from;
      end -= from;
      restart = restart < from ? -1 : restart - from;
    }
    if (end == 0 && buffer.length > BUFFER && !large) {
      buffer = new byte[BUFFER];
    }
  }
}
