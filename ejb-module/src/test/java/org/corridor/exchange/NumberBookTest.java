package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class NumberBookTest {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeHub hub;

  @BeforeEach
  void open() {
    hub = new ExchangeHub(kind, folder);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void twoHubsNeverGiveTheSameNumber() throws InterruptedException, ExecutionException {
    NumberBook one = new NumberBook(hub.database);
    NumberBook other = new NumberBook(hub.database);
    Set<Long> given = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<Boolean> taking =
        () ->
            IntStream.range(0, 100)
                .allMatch(
                    i -> given.add((i % 2 == 0 ? one : other).next("exch", NumberKind.ISA13)));
    for (Future<Boolean> each :
        threads.invokeAll(Stream.generate(() -> taking).limit(4).toList())) {
      assertThat(each.get()).isTrue();
    }
    threads.shutdown();
    assertThat(given).hasSize(400);
  }

  @Test
  void aHubThatStartsAnewLeavesAGap() {
    assertThat(new NumberBook(hub.database).next("exch", NumberKind.GS06)).isEqualTo(1);
    assertThat(new NumberBook(hub.database).next("exch", NumberKind.GS06)).isEqualTo(21);
    assertThat(new NumberBook(hub.database).next("other", NumberKind.GS06)).isEqualTo(1);
  }

  @Test
  void numbersOfAnotherSystemAreLeftOut() throws IOException {
    NumberBook book = new NumberBook(hub.database);
    assertThat(book.next("exch", NumberKind.ISA13)).isEqualTo(1);
    book.used("exch", NumberKind.ISA13, 1011);
    assertThat(book.next("exch", NumberKind.ISA13)).isEqualTo(1012);
    book.used("exch", NumberKind.ISA13, 5);
    assertThat(book.next("exch", NumberKind.ISA13)).isEqualTo(1013);
  }

  @Test
  void eachBatchHasANumberOfItsOwn() {
    NumberBook book = new NumberBook(hub.database);
    assertThat(book.nextReference()).isEqualTo("C000000000001").isNotEqualTo(book.nextReference());
  }
}
