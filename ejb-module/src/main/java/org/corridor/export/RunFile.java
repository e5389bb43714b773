package org.corridor.export;

/**
 * A file that is there, with its manifest.
 *
 * @param number from 1
 * @param records how many messages, rows or lines it has
 * @param leftOut how many could not stand in it
 * @param digest SHA-256 of its bytes, in hexadecimal
 * @param version of the interface's file when it was written
 */
public record RunFile(
    int number, String name, int records, int leftOut, long bytes, String digest, String version) {}
