package org.corridor.claims;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.corridor.x12.SegmentWriter;

/** Writes a document for a claim as a 275 (005010X210). */
final class AttachmentWriter {
  private final SegmentWriter out;

  AttachmentWriter(SegmentWriter out) {
    this.out = out;
  }

  /**
   * What is sent.
   *
   * @param control PWK06 of the claim, or TRN02 of the payer's request
   * @param asked whether the payer asked for it
   */
  record Document(String control, boolean asked, Submission claim, DocumentBytes bytes) {}

  /** Writes what stands between ST and SE; BGN02 is the control number. */
  void write(SetHeader header, Document document) throws IOException {
    Submission claim = document.claim();
    row(
        Row.of(
            "BGN", document.asked() ? "11" : "02", header.batch(), header.date(), header.time()));
    row(claim.subscriber().part("2010BB").flatMap(p -> p.row("NM1")).orElseThrow());
    SetHeader.Party us = header.submitter();
    row(Row.of("NM1", "41", "2", us.name(), "", "", "", "", "46", us.number()));
    row(StatusRequest.provider(claim));
    patient(claim);
    row(Row.of("REF", "EJ", claim.number()));
    String[] when = ServiceDates.of(claim);
    row(Row.of("DTP", "472", when[0], when[1]));
    row(Row.of("LX", "1"));
    row(Row.of("TRN", document.asked() ? "2" : "1", document.control()));
    row(Row.of("DTP", "368", "D8", header.date()));
    row(Row.of("CAT", "AE", document.bytes().format()));
    row(Row.of("EFI", "05"));
    byte[] bytes = document.bytes().bytes();
    out.segment("BIN").number(bytes.length).binary(bytes);
  }

  private void patient(Submission claim) throws IOException {
    Row member = claim.subscriber().part("2010BA").flatMap(p -> p.row("NM1")).orElseThrow();
    Row name =
        claim.patient().flatMap(p -> p.part("2010CA")).flatMap(p -> p.row("NM1")).orElse(member);
    List<String> elements = new ArrayList<>(List.of("QC", "1", name.text(3), name.text(4)));
    elements.addAll(List.of(name.text(5), "", name.text(7), member.text(8), member.text(9)));
    row(new Row("NM1", elements));
  }

  private void row(Row row) throws IOException {
    SubmissionWriter.write(out, row);
  }
}
