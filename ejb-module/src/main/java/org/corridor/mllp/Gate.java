package org.corridor.mllp;

/** Lets connections pass, or holds them while their interface is paused. */
final class Gate {

  private boolean open = true;

  synchronized void open() {
    open = true;
    notifyAll();
  }

  synchronized void close() {
    open = false;
  }

  synchronized boolean isOpen() {
    return open;
  }

  /** Waits until the gate is open. */
  synchronized void pass() throws InterruptedException {
    while (!open) {
      wait();
    }
  }
}
