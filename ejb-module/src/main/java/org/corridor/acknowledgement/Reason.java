package org.corridor.acknowledgement;

/**
 * Why.
 *
 * @param code as it was sent, such as {@code 025}, {@code I8} or {@code A7:562:85}
 * @param text what it means, in few words; empty where that is not known here
 */
public record Reason(String code, String text) {}
