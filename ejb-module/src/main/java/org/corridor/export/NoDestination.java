package org.corridor.export;

/** The destination of an export is gone, or takes no files any more. */
final class NoDestination extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoDestination(String name) {
    super("there is no destination " + name + " of files or sftp");
  }
}
