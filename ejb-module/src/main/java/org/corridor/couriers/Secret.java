package org.corridor.couriers;

/** A password, token or key, which never shows. */
record Secret(String value) {

  @Override
  public String toString() {
    return "…";
  }
}
