package org.corridor.claims.rest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.claims.DraftFinding;

/** Drafts as CSV (RFC 4180): a row for each finding, one for a draft without. */
final class ClaimDraftTable {
  private static final String HEAD =
      "id,number,kind,encounter,payer,provider,charge,firstDay,lagDays,state,stateAt,who,reason,"
          + "batch,purpose,level,severity,code,where,text,hint\r\n";

  private ClaimDraftTable() {}

  static String of(List<ClaimDraftView> drafts) {
    StringBuilder table = new StringBuilder(HEAD);
    for (ClaimDraftView draft : drafts) {
      if (draft.findings().isEmpty()) {
        table.append(row(Stream.concat(columns(draft), Stream.of("", "", "", "", "", ""))));
      }
      for (DraftFinding one : draft.findings()) {
        table.append(row(Stream.concat(columns(draft), columns(one))));
      }
    }
    return table.toString();
  }

  private static Stream<String> columns(ClaimDraftView draft) {
    return Stream.of(
        draft.id(),
        draft.number(),
        draft.kind().name(),
        draft.encounter(),
        draft.payer(),
        draft.provider(),
        draft.charge(),
        draft.firstDay(),
        Long.toString(draft.lagDays()),
        draft.state().name(),
        draft.stateAt().toString(),
        draft.who(),
        draft.reason(),
        draft.batch(),
        draft.purpose().name());
  }

  private static Stream<String> columns(DraftFinding one) {
    return Stream.of(
        Integer.toString(one.level()),
        one.severity().name(),
        one.code(),
        one.where(),
        one.text(),
        one.hint());
  }

  private static String row(Stream<String> columns) {
    return columns.map(ClaimDraftTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** What a spreadsheet would take for a formula is text. */
  private static String quoted(String text) {
    String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("[^,\"\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
