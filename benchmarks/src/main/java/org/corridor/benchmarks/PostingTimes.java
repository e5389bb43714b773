package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.corridor.journal.Database;
import org.corridor.journal.JournalTables;
import org.corridor.ledger.ClaimStory;
import org.corridor.ledger.Content;
import org.corridor.ledger.Ledger;
import org.corridor.ledger.LedgerSettings;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Registers claims of two lines each on a PostgreSQL that syncs every commit, and measures how fast
 * remittances of 5,000 claims are posted, and the same files once more.
 */
final class PostingTimes {
  private static final int CLAIMS_OF_A_FILE = 5_000;
  private static final Instant DAY = Instant.parse("2026-06-25T07:00:00Z");

  private final Ledger ledger;

  private PostingTimes(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Measures.
   *
   * @param arguments a directory for the data, and how many files
   */
  public static void main(String[] arguments) throws IOException {
    int files = Integer.parseInt(arguments[1]);
    try (RealPostgres server = new RealPostgres(Path.of(arguments[0], "postgresql"))) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(server.url());
      source.setUser("postgres");
      source.setPassword("postgres");
      source.setReWriteBatchedInserts(true);
      JournalTables.prepare(source, Clock.systemUTC());
      Ledger ledger =
          new Ledger(
              new Database(source), Clock.systemUTC(), LedgerSettings.usual(), ClaimStory.NONE);
      new PostingTimes(ledger).measure(files);
    }
  }

  private interface Step {
    long of(int file) throws IOException;
  }

  private void measure(int files) throws IOException {
    System.out.println("| Step | claims | s | claims/s |");
    System.out.println("|---|--:|--:|--:|");
    row("register", files, file -> ledger.sent(claims(file), DAY));
    row("post", files, file -> ledger.received(remittance(file), DAY).posted());
    row("the same again", files, file -> ledger.received(remittance(file), DAY).posted());
  }

  private static void row(String name, int files, Step step) throws IOException {
    long before = System.nanoTime();
    long done = 0;
    for (int file = 0; file < files; file++) {
      done += step.of(file);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.0f |%n",
        name,
        done,
        seconds,
        files * CLAIMS_OF_A_FILE / seconds);
  }

  private static String number(int file, int claim) {
    return "F" + file + "C" + claim;
  }

  private static Content claims(int file) {
    StringBuilder text = new StringBuilder();
    text.append(envelope(file, "HC", "837", "005010X222A1"));
    text.append(
        """
        BHT*0019*00*B%d*20260625*0700*CH~NM1*41*2*US*****46*US~PER*IC*DESK*TE*2175550100~
        NM1*40*2*THEM*****46*THEM~HL*1**20*1~NM1*85*2*CLINIC*****XX*1940000114~N3*1 A~
        N4*B*IL*627010001~REF*EI*370000077~
        """
            .formatted(file));
    for (int i = 0; i < CLAIMS_OF_A_FILE; i++) {
      String number = number(file, i);
      text.append(
          """
          HL*%d*1*22*0~SBR*P*18*******CI~NM1*IL*1*DOE*JO****MI*M1~N3*1 A ST~N4*B*IL*627010001~
          DMG*D8*19700101*F~NM1*PR*2*PAYER*****PI*ALDER~CLM*%s*300***11:B:1*Y*A*Y*Y~HI*ABK:R0602~
          LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20260610~REF*6R*%s-1~
          LX*2~SV1*HC:99214*200*UN*1***1~DTP*472*D8*20260610~REF*6R*%s-2~
          """
              .formatted(i + 2, number, number, number));
    }
    return content(text, file);
  }

  private static Content remittance(int file) {
    StringBuilder text = new StringBuilder();
    text.append(envelope(file, "HP", "835", "005010X221A1"));
    text.append(
        """
        BPR*I*%d*C*ACH*CCP*01*999999992*DA*123456*1511111111**01*999988880*DA*98765*20260630~
        TRN*1*T%d*1511111111~DTM*405*20260630~N1*PR*PAYER~N3*1 P~N4*DOVER*DE*199010001~
        REF*2U*ALDER~PER*BL*LINE*TE*8005550199~N1*PE*CLINIC*XX*1940000114~LX*1~
        """
            .formatted(180L * CLAIMS_OF_A_FILE, file));
    for (int i = 0; i < CLAIMS_OF_A_FILE; i++) {
      String number = number(file, i);
      text.append(
          """
          CLP*%s*1*300*180*20*12*P%s*11*1~NM1*QC*1*DOE*JO~
          SVC*HC:99213*100*60**1~DTM*472*20260610~CAS*CO*45*20~CAS*PR*2*20~REF*6R*%s-1~
          SVC*HC:99214*200*120**1~DTM*472*20260610~CAS*CO*45*80~REF*6R*%s-2~
          """
              .formatted(number, number, number, number));
    }
    return content(text, file);
  }

  private static String envelope(int file, String group, String set, String version) {
    int control = 10_000 + file;
    return "ISA*00*          *00*          *ZZ*THEM           *ZZ*US             *260630*0700*^"
        + "*00501*0000%d*0*T*:~GS*%s*THEM*US*20260630*0700*%d*X*%s~ST*%s*0001*%s~\n"
            .formatted(control, group, control, version, set, version);
  }

  private static Content content(StringBuilder text, int file) {
    text.append("SE*1*0001~GE*1*%d~IEA*1*0000%d~\n".formatted(10_000 + file, 10_000 + file));
    return Content.of(text.toString().getBytes(UTF_8));
  }
}
