package org.corridor.edits;

/**
 * A list of codes as guides name it after {@code @}: a row of {@code lists.csv}.
 *
 * @param list its name
 * @param shape what its codes look like
 * @param status the claim status that a 277CA gives for a bad one, or empty
 * @param name what its codes are called
 */
record CodeListUse(String list, Shape shape, String status, String name) {}
