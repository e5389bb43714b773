package org.corridor.pairs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is right about each difference: {@code judgements.csv}. The first row that fits counts. */
final class Judgements {

  /** What a row may say. */
  static final List<String> WORDS =
      List.of("ours right", "theirs right", "both allowed", "beyond scope");

  /**
   * One row.
   *
   * @param pair which pairs, with stars
   * @param path which elements, with stars
   * @param side a title of {@link Difference.Side}, or a star
   * @param verdict one of {@link #WORDS}
   */
  record Judgement(
      Pattern pair, Pattern path, String side, String verdict, String reason, String shown) {

    private static Judgement of(NamedCsvRecord row) {
      return new Judgement(
          pattern(row.getField("pair")),
          pattern(row.getField("path")),
          row.getField("side"),
          row.getField("judgement"),
          row.getField("reason"),
          row.getField("path"));
    }

    private static Pattern pattern(String glob) {
      return Pattern.compile(
          Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private boolean fits(Difference difference) {
      return (side.equals("*") || side.equals(difference.side().title()))
          && path.matcher(difference.path()).matches()
          && pair.matcher(difference.pair()).matches();
    }
  }

  private final List<Judgement> all = read();

  private static List<Judgement> read() {
    InputStream in = Judgements.class.getResourceAsStream("judgements.csv");
    if (in == null) {
      throw new IllegalStateException("no judgements");
    }
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().map(Judgement::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Judgement> all() {
    return all;
  }

  Optional<Judgement> of(Difference difference) {
    return all.stream().filter(one -> one.fits(difference)).findFirst();
  }
}
