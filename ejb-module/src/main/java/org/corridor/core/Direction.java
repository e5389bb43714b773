package org.corridor.core;

/** Which way a message goes. */
enum Direction {
  REQUEST,
  ANSWER
}
