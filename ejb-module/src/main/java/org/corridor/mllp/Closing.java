package org.corridor.mllp;

/** Why a connection was closed; a tag of its metric. */
enum Closing {
  /** The peer closed it between two frames. */
  PEER,
  /** The peer closed it inside a frame. */
  INCOMPLETE,
  /** Nothing came for too long. */
  IDLE,
  /** A frame began and did not end in time. */
  UNFINISHED,
  /** The peer did not read its acknowledgements. */
  UNREAD,
  /** The TLS handshake failed or took too long. */
  HANDSHAKE,
  /** The peer does not speak MLLP. */
  NOT_MLLP,
  /** The broker did not take a message: the sender keeps it. */
  NOT_STORED,
  /** The connection broke. */
  BROKEN,
  /** The listener stops. */
  STOPPED
}
