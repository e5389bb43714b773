package org.corridor.claims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.corridor.x12.SegmentWriter;

/**
 * Writes claims of one kind as a set. Claims of one billing provider lie under one level, those of
 * one subscriber with one payer under one below it, in the order in which they came.
 */
public final class SubmissionWriter {
  private final SegmentWriter out;
  private int level;

  public SubmissionWriter(SegmentWriter out) {
    this.out = out;
  }

  /** Writes what stands between ST and SE. */
  public void write(SetHeader header, List<Submission> claims) throws IOException {
    level = 0;
    header(header);
    Map<Part, Map<Part, Map<Part, List<Part>>>> tree = tree(claims);
    for (Map.Entry<Part, Map<Part, Map<Part, List<Part>>>> billing : tree.entrySet()) {
      int provider = level(0, "20", true);
      part(billing.getKey());
      for (Map.Entry<Part, Map<Part, List<Part>>> insured : billing.getValue().entrySet()) {
        subscriber(provider, insured.getKey(), insured.getValue());
      }
    }
  }

  private void header(SetHeader header) throws IOException {
    row(Row.of("BHT", "0019", "00", header.batch(), header.date(), header.time(), "CH"));
    row(party("41", header.submitter()));
    row(Row.of("PER", "IC", header.contact().name(), "TE", header.contact().phone()));
    row(party("40", header.receiver()));
  }

  private static Row party(String role, SetHeader.Party party) {
    return Row.of("NM1", role, "2", party.name(), "", "", "", "", "46", party.number());
  }

  private static final Part SELF = new Part("2000C");

  private static Map<Part, Map<Part, Map<Part, List<Part>>>> tree(List<Submission> claims) {
    Map<Part, Map<Part, Map<Part, List<Part>>>> tree = new LinkedHashMap<>();
    for (Submission claim : claims) {
      tree.computeIfAbsent(claim.billing(), b -> new LinkedHashMap<>())
          .computeIfAbsent(claim.subscriber(), s -> new LinkedHashMap<>())
          .computeIfAbsent(claim.patient().orElse(SELF), p -> new ArrayList<>())
          .add(claim.claim());
    }
    return tree;
  }

  private void subscriber(int provider, Part insured, Map<Part, List<Part>> patients)
      throws IOException {
    boolean others = patients.keySet().stream().anyMatch(p -> !p.equals(SELF));
    int subscriber = level(provider, "22", others);
    part(insured);
    for (Part claim : patients.getOrDefault(SELF, List.of())) {
      part(claim);
    }
    for (Map.Entry<Part, List<Part>> patient : patients.entrySet()) {
      if (!patient.getKey().equals(SELF)) {
        level(subscriber, "23", false);
        part(patient.getKey());
        for (Part claim : patient.getValue()) {
          part(claim);
        }
      }
    }
  }

  private int level(int parent, String code, boolean children) throws IOException {
    level++;
    row(
        Row.of(
            "HL",
            Integer.toString(level),
            parent == 0 ? "" : Integer.toString(parent),
            code,
            children ? "1" : "0"));
    return level;
  }

  private void part(Part part) throws IOException {
    for (Row row : part.rows()) {
      row(row);
    }
    for (Part inner : part.parts()) {
      part(inner);
    }
  }

  private void row(Row row) throws IOException {
    write(out, row);
  }

  /** Writes a segment. */
  static void write(SegmentWriter out, Row row) throws IOException {
    out.segment(row.name());
    for (String element : row.elements()) {
      String[] repetitions = element.split("\\^", -1);
      out.composite(repetitions[0].split(":", -1));
      for (int i = 1; i < repetitions.length; i++) {
        out.again(repetitions[i].split(":", -1));
      }
    }
  }
}
