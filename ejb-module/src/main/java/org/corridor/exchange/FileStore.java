package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.corridor.shared.Digest;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Files of any size, sealed in parts; reading and writing hold one part in memory. */
final class FileStore {

  /** Bytes of a part before it is sealed. */
  static final int PART = 1 << 20;

  private static final int FIRST = 1 << 14;

  private final Database database;
  private final Vault vault;
  private final Ids ids;
  private final Clock clock;

  FileStore(Database database, Vault vault, Ids ids, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.ids = ids;
    this.clock = clock;
  }

  /** A file that was written. */
  record Stored(UUID id, String digest, long size) {}

  /** Where the parts of a file come from. */
  private interface Parts {
    Optional<byte[]> part(int number) throws SQLException;
  }

  /**
   * Begins a file; it is there when the transaction ends and the stream was closed.
   *
   * @param claim who takes it; empty for what is made here
   */
  Writing write(Connection connection, Direction direction, String name, Optional<String> claim) {
    return new Writing(connection, direction, name, claim);
  }

  /** The bytes of a file from one place on, read over a connection of the caller's. */
  InputStream read(Connection connection, UUID file, long begins, long length) {
    return new Reading(number -> part(connection, file, number), begins, length);
  }

  /** The bytes of a file from one place on. */
  InputStream read(UUID file, long begins, long length) {
    return new Reading(
        number -> database.inTransaction(connection -> part(connection, file, number)),
        begins,
        length);
  }

  private Optional<byte[]> part(Connection connection, UUID file, int number) throws SQLException {
    return Query.list(
            connection,
            "SELECT sealed FROM exchange_part WHERE file_id = ? AND part = ?",
            row -> row.getBytes(1),
            file,
            number)
        .stream()
        .findFirst()
        .map(bytes -> vault.open(bytes, sealedAs(file, number)));
  }

  /** Each part is sealed for its place: none opens at another. */
  private static MessageId sealedAs(UUID file, int part) {
    return new MessageId(
        new UUID(file.getMostSignificantBits(), file.getLeastSignificantBits() ^ part));
  }

  /** Writes a file. */
  final class Writing extends OutputStream {

    private final Connection connection;
    private final Direction direction;
    private final String name;
    private final Optional<String> claim;
    private final UUID id = ids.next();
    private final MessageDigest digest = Digest.sha256();
    private byte[] buffer = new byte[FIRST];
    private int filled;
    private int parts;
    private long size;
    private @Nullable Stored stored;

    private Writing(
        Connection connection, Direction direction, String name, Optional<String> claim) {
      this.connection = connection;
      this.direction = direction;
      this.name = name;
      this.claim = claim;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      digest.update(bytes, from, length);
      size += length;
      int at = from;
      int left = length;
      while (left > 0) {
        int taken = Math.min(left, PART - filled);
        if (filled + taken > buffer.length) {
          buffer = Arrays.copyOf(buffer, Math.min(PART, Math.max(filled + taken, 4 * buffer.length)));
        }
        System.arraycopy(bytes, at, buffer, filled, taken);
        filled += taken;
        at += taken;
        left -= taken;
        if (filled == PART) {
          part();
        }
      }
    }

    private void part() throws IOException {
      try {
        Query.update(
            connection,
            "INSERT INTO exchange_part (file_id, part, sealed) VALUES (?, ?, ?)",
            id,
            parts,
            vault.seal(Arrays.copyOf(buffer, filled), sealedAs(id, parts)));
      } catch (SQLException e) {
        throw new NotStored(e);
      }
      parts++;
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      if (stored != null) {
        return;
      }
      if (filled > 0) {
        part();
      }
      stored = new Stored(id, HexFormat.of().formatHex(digest.digest()), size);
      try {
        Query.update(
            connection,
            "INSERT INTO exchange_file (id, direction, name, claim, digest, size, at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            id,
            direction.name(),
            Batch.cut(name, 300),
            claim.map(Batch::cut).orElse(null),
            stored.digest(),
            size,
            clock.instant());
      } catch (SQLException e) {
        throw new NotStored(e);
      }
    }

    /** What was written, once it is closed. */
    Stored stored() {
      if (stored == null) {
        throw new IllegalStateException("not closed");
      }
      return stored;
    }
  }

  /** The database did not take a part. */
  static final class NotStored extends IOException {
    private static final long serialVersionUID = 1L;

    NotStored(SQLException why) {
      super(why);
    }
  }

  private static final class Reading extends InputStream {

    private final Parts parts;
    private long at;
    private final long end;
    private int number = -1;
    private byte[] part = new byte[0];

    Reading(Parts parts, long begins, long length) {
      this.parts = parts;
      this.at = begins;
      this.end = begins + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (at >= end) {
        return -1;
      }
      int wanted = (int) (at / PART);
      if (wanted != number) {
        try {
          part = parts.part(wanted).orElse(new byte[0]);
        } catch (SQLException e) {
          throw new NotStored(e);
        }
        number = wanted;
      }
      int begins = (int) (at % PART);
      int count = (int) Math.min(Math.min(length, part.length - begins), end - at);
      if (count <= 0) {
        return -1;
      }
      System.arraycopy(part, begins, bytes, from, count);
      at += count;
      return count;
    }
  }

  /** When a content came before, and under which name; never the file itself. */
  static Optional<String> earlier(Connection connection, Stored file) throws SQLException {
    List<String> found =
        Query.list(
            connection,
            "SELECT name, at FROM exchange_file WHERE digest = ? AND size = ? AND direction = 'IN'"
                + " AND id < ? ORDER BY id LIMIT 1",
            row -> Query.moment(row, 2) + ", as " + row.getString(1),
            file.digest(),
            file.size(),
            file.id());
    return found.stream().findFirst();
  }
}
