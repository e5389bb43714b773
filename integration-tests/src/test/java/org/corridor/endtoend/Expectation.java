package org.corridor.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a case must lead to, as a file says it: {@code answers} with the code for each message
 * (several with a slash between them where the standard leaves the choice, {@code none} for
 * silence), then queries to the repository, each with FHIRPath expressions below it that must be
 * true of the answer.
 *
 * @param messages how many of the folder's messages are sent; all unless the file says {@code
 *     messages}
 * @param answers the codes, in the order of the messages
 * @param truths the expressions for each query
 */
record Expectation(int messages, List<List<String>> answers, Map<String, List<String>> truths) {

  static Expectation read(Path file) throws IOException {
    int messages = Integer.MAX_VALUE;
    List<List<String>> answers = new ArrayList<>();
    Map<String, List<String>> truths = new LinkedHashMap<>();
    String query = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("messages ")) {
        messages = Integer.parseInt(line.substring(9));
      } else if (line.startsWith("answers ")) {
        for (String answer : line.substring(8).split(" ", -1)) {
          answers.add(List.of(answer.split("/", -1)));
        }
      } else if (line.startsWith("  ")) {
        truths.computeIfAbsent(query, any -> new ArrayList<>()).add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        query = line.strip();
      }
    }
    return new Expectation(messages, answers, truths);
  }
}
