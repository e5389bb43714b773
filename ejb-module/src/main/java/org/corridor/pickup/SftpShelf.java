package org.corridor.pickup;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.corridor.couriers.SftpConnection;

/** A folder of an SFTP server, over one connection. */
record SftpShelf(SftpConnection connection, String folder) implements Shelf {

  @Override
  public List<Entry> list(int most) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (SftpClient.CloseableHandle handle = sftp().openDir(folder)) {
      for (SftpClient.DirEntry one : sftp().listDir(handle)) {
        if (one.getAttributes().isRegularFile()) {
          entries.add(entry(one.getFilename(), one.getAttributes()));
        }
        if (entries.size() >= most) {
          break;
        }
      }
    }
    return entries;
  }

  private SftpClient sftp() {
    return connection.sftp();
  }

  private static Entry entry(String name, Attributes attributes) {
    long changed = attributes.getModifyTime() == null ? 0 : attributes.getModifyTime().toMillis();
    return new Entry(name, attributes.getSize(), changed);
  }

  private String in(String name) {
    return in(folder, name);
  }

  private static String in(String folder, String name) {
    return folder + (folder.endsWith("/") ? "" : "/") + name;
  }

  @Override
  public Optional<Entry> look(String name) throws IOException {
    return attributes(in(name)).map(attributes -> entry(name, attributes));
  }

  private Optional<Attributes> attributes(String path) throws IOException {
    try {
      return Optional.of(sftp().lstat(path));
    } catch (SftpException e) {
      if (isAbsent(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isAbsent(SftpException e) {
    return e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
        || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
  }

  @Override
  public boolean rename(String from, String to) throws IOException {
    try {
      sftp().rename(in(from), in(to));
      return true;
    } catch (SftpException e) {
      // Servers of version 3 have one word for all that goes wrong.
      if (isAbsent(e) || attributes(in(from)).isEmpty()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return sftp().read(in(name));
  }

  @Override
  public void delete(String name) throws IOException {
    if (look(name).isPresent()) {
      sftp().remove(in(name));
    }
  }

  @Override
  public void move(String name, String to, String newName) throws IOException {
    make(to);
    String target = in(to, newName);
    if (attributes(in(name)).isEmpty() && attributes(target).isPresent()) {
      return;
    }
    sftp().rename(in(name), target);
  }

  @Override
  public void write(String to, String name, byte[] content) throws IOException {
    make(to);
    try (SftpClient.CloseableHandle file =
        sftp()
            .open(
                in(to, name),
                SftpClient.OpenMode.Create,
                SftpClient.OpenMode.Truncate,
                SftpClient.OpenMode.Write)) {
      sftp().write(file, 0, content);
    }
  }

  private void make(String path) throws IOException {
    if (path.isEmpty() || path.equals("/") || attributes(path).isPresent()) {
      return;
    }
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      make(path.substring(0, slash));
    }
    sftp().mkdir(path);
  }

  @Override
  public boolean isUsable() {
    return connection.isOpen();
  }

  @Override
  public void close() {
    connection.close();
  }
}
