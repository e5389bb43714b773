package org.corridor.interfaces;

/** A rule of senders whose messages are only passed on: nobody here needs to understand them. */
public record PassedOn() {}
