package org.corridor.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a case must lead to, as a file says it.
 *
 * <ul>
 *   <li>{@code answers} with a word for each file: the codes of its acknowledgements with a plus
 *       between them, {@code none} for silence, several such with a slash between them where the
 *       standard leaves the choice. A code may name its ERR-3, as {@code AR:200}.
 *   <li>Queries to the repository, each with FHIRPath expressions below it that must be true of the
 *       answer. They are asked at the end, those behind {@code after 2} after the second file.
 *   <li>{@code log} with a text that the server's log must hold.
 * </ul>
 *
 * @param answers what may be heard, in the order of the files
 * @param questions what must be true, and when
 * @param logged texts of the log
 */
record Expectation(List<Hearing> answers, List<Question> questions, List<String> logged) {

  /**
   * What may be heard after one file.
   *
   * @param choices lists of codes; an empty one is silence
   */
  record Hearing(List<List<String>> choices) {

    static Hearing read(String word) {
      return new Hearing(
          Stream.of(word.split("/", -1))
              .map(choice -> choice.equals("none") ? "" : choice)
              .map(
                  choice -> choice.isEmpty() ? List.<String>of() : List.of(choice.split("\\+", -1)))
              .toList());
    }

    int most() {
      return choices.stream().mapToInt(List::size).max().orElse(0);
    }

    int fewest() {
      return choices.stream().mapToInt(List::size).min().orElse(0);
    }
  }

  /**
   * A query and what must be true of its answer.
   *
   * @param after the number of files sent before it is asked
   */
  record Question(int after, String query, List<String> truths) {}

  static Expectation read(Path file) throws IOException {
    Expectation expectation =
        new Expectation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int after = Integer.MAX_VALUE;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("answers ")) {
        Stream.of(line.substring(8).split(" ", -1))
            .map(Hearing::read)
            .forEach(expectation.answers::add);
      } else if (line.startsWith("after ")) {
        after = Integer.parseInt(line.substring(6));
      } else if (line.equals("in the end")) {
        after = Integer.MAX_VALUE;
      } else if (line.startsWith("log ")) {
        expectation.logged.add(line.substring(4));
      } else if (line.startsWith("  ")) {
        expectation.last().truths().add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        expectation.questions.add(new Question(after, line.strip(), new ArrayList<>()));
      }
    }
    return expectation;
  }

  private Question last() {
    return questions.get(questions.size() - 1);
  }
}
