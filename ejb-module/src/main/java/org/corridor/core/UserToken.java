package org.corridor.core;

/** Name and password of a submitter, which never show. */
public record UserToken(String user, String password) {

  @Override
  public String toString() {
    return "…";
  }
}
