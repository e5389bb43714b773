package org.corridor.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.corridor.x12.Finding;

/** Findings as text, a line each; without the data that is wrong. */
final class FindingLines {

  private FindingLines() {}

  static String write(List<Finding> findings) {
    return findings.stream().map(FindingLines::line).collect(Collectors.joining("\n"));
  }

  private static String line(Finding finding) {
    Finding.Place place = finding.place();
    return List.of(
            Integer.toString(finding.level()),
            finding.severity().name(),
            Long.toString(place.position()),
            place.loop(),
            place.segment(),
            place.element(),
            place.reference(),
            place.claim(),
            finding.code(),
            finding.answer(),
            finding.text(),
            finding.hint())
        .stream()
        .map(text -> text.replaceAll("[\\x00-\\x1f]", " "))
        .collect(Collectors.joining("\t"));
  }

  static List<Finding> read(String text, String control, String group, String set) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\n", -1))
            .map(line -> finding(line.split("\t", -1), control, group, set))
            .toList();
  }

  private static Finding finding(String[] part, String control, String group, String set) {
    Finding.Place place =
        new Finding.Place(
            control,
            group,
            set,
            Long.parseLong(part[2]),
            part[3],
            part[4],
            part[5],
            part[6],
            part[7]);
    return new Finding(
        Integer.parseInt(part[0]),
        Finding.Severity.valueOf(part[1]),
        place,
        part[8],
        part[9],
        part[10],
        part[11],
        "");
  }
}
