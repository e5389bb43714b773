package org.corridor.couriers;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpException;

/**
 * Files in a folder of an SFTP server: under another name first, which is changed when the server
 * has confirmed every byte. Until then nobody who waits for files sees anything.
 *
 * @param folder as the server names it
 */
record RemoteFolder(SftpClient sftp, String folder) {

  /** Uploads a file under its unfinished name. */
  void write(String name, Depot.Content content) throws IOException {
    String part = in(FileName.unfinished(name));
    long written;
    try (SftpClient.CloseableHandle file =
        sftp.open(
            part,
            SftpClient.OpenMode.Create,
            SftpClient.OpenMode.Truncate,
            SftpClient.OpenMode.Write)) {
      Upload upload = new Upload(sftp, file);
      content.writeTo(upload);
      written = upload.offset;
      OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
      if (fsync != null && fsync.isSupported()) {
        fsync.fsync(file);
      }
    }
    if (sftp.stat(part).getSize() != written) {
      throw new IOException("the server has another number of bytes");
    }
  }

  /** Takes an unfinished file away. */
  void remove(String name) {
    try {
      sftp.remove(in(FileName.unfinished(name)));
    } catch (IOException e) {
      // It is not there, or the next attempt writes it anew.
    }
  }

  /** Plain SFTP does not rename onto a file that is there; a repetition finds its own. */
  void rename(String name) throws IOException {
    String part = in(FileName.unfinished(name));
    String file = in(name);
    OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
    if (posix != null && posix.isSupported()) {
      posix.posixRename(part, file);
      return;
    }
    try {
      sftp.rename(part, file);
    } catch (SftpException taken) {
      sftp.remove(file);
      sftp.rename(part, file);
    }
  }

  private String in(String name) {
    return folder + (folder.endsWith("/") ? "" : "/") + name;
  }

  /** Writes where the last piece ended; each piece is confirmed before the next goes. */
  private static final class Upload extends OutputStream {

    private final SftpClient sftp;
    private final SftpClient.Handle file;
    private long offset;

    Upload(SftpClient sftp, SftpClient.Handle file) {
      this.sftp = sftp;
      this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      sftp.write(file, offset, bytes, from, length);
      offset += length;
    }
  }
}
