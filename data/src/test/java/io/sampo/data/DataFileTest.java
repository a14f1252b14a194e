package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sampo.config.DataSource;
import io.sampo.config.FileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataFileTest {
  private static final String LINES = "{\"a\":\"x\",\"b\":\"1\"}\n{\"a\":\"y\",\"b\":\"2\"}\n";
  private static final List<List<String>> EXPECTED = List.of(List.of("x 1"), List.of("y 2"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"a.jsonl", "it's.jsonl", "a[1]*?.jsonl", "a b.ndjson", "a.JSON", "a.jsonl.gz"})
  void jsonLinesAreReadWhateverTheFileIsCalled(String name) throws IOException {
    assertEquals(EXPECTED, read(file(name, LINES), "a || ' ' || b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.json.gz"})
  void aJsonArrayIsRead(String name) throws IOException {
    String array = " [" + LINES.strip().replace("\n", ",\n") + "]";
    assertEquals(EXPECTED, read(file(name, array), "a || ' ' || b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.csv.gz"})
  void csvIsRead(String name) throws IOException {
    assertEquals(EXPECTED, read(file(name, "a,b\nx,1\n\"y\",2\n"), "a || ' ' || b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void whatDuckDbWritesIsReadInOrder(String format) throws SQLException {
    Path file = folder.resolve("big." + format);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 'row ' || i AS t FROM range(300000) r(i)) TO '%s' (FORMAT %s)"
              .formatted(file, format));
    }
    List<List<String>> expected =
        IntStream.range(0, 300_000).mapToObj(i -> List.of("row " + i)).toList();
    assertEquals(expected, read(file, "t"));
  }

  @Test
  void textsThatLookLikeDatesOrNumbersStayAsTheyAre() throws IOException {
    String odd = "{\"t\":\"2020-01-02T03:04:05Z\"}\n{\"t\":\"2020-01-02 03:04\"}\n";
    assertEquals(
        List.of(List.of("2020-01-02T03:04:05Z"), List.of("2020-01-02 03:04")),
        read(file("a.jsonl", odd), "t"));
    String dates = "{\"t\":\"01/02/2020\"}\n{\"t\":\"01/03/2020\"}\n";
    assertEquals(
        List.of(List.of("01/02/2020"), List.of("01/03/2020")), read(file("b.jsonl", dates), "t"));
    assertEquals(
        List.of(List.of("007"), List.of("1e3")), read(file("a.csv", "t\n007\n1e3\n"), "t"));
  }

  @Test
  void theFormatMayBeNamedWhereTheFileNameDoesNot() throws IOException {
    Path file = file("data.txt", LINES);
    assertTrue(message(file, "a").contains("unknown kind of file"));
    DataSource.File source = new DataSource.File(file, FileFormat.JSON, Map.of("prompt", "a"), 1);
    assertEquals(List.of(List.of("x")), DataFile.read(source).rows());
  }

  @Test
  void severalColumnsKeepTheOrderOfTheirNames() throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("prompt", "b");
    columns.put("reference", "a");
    DataSource.File source =
        new DataSource.File(file("a.jsonl", LINES), FileFormat.AUTO, columns, 0);
    assertEquals(List.of(List.of("1", "x"), List.of("2", "y")), DataFile.read(source).rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": \"y\"", "nonsense", "[1, 2]", "7"})
  void badJsonNamesItsLine(String bad) throws IOException {
    String message = message(file("a.jsonl", "{\"a\":\"x\"}\n" + bad + "\n{\"a\":\"z\"}\n"), "a");
    assertTrue(message.contains("a.jsonl: line 2: not "), message);
  }

  @Test
  void aBrokenArrayNamesItsLine() throws IOException {
    String message = message(file("a.json", "[{\"a\":\"x\"},\n{\"a\" \"y\"}]"), "a");
    assertTrue(message.contains("a.json: line 2: not JSON"), message);
  }

  @Test
  void aMissingColumnListsThoseThereAre() throws IOException {
    String message = message(file("a.csv", "one,two\nx,y\n"), "three");
    assertTrue(message.contains("columns.prompt: \"three\""), message);
    assertTrue(message.contains("one, two"), message);
    assertEquals(1, message.lines().count(), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":null}", "{\"b\":\"x\"}", "{\"a\":\"\"}"})
  void aCellWithoutTextNamesItsRow(String row) throws IOException {
    String message = message(file("a.jsonl", "{\"a\":\"x\"}\n" + row + "\n"), "a");
    assertTrue(message.contains("row 2: prompt is "), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl", "a.json", "a.csv", "a.parquet", "b.csv", "b.json"})
  void emptyAndMissingFilesAreNamed(String name) throws IOException {
    String text = name.equals("b.csv") ? "a\n" : name.equals("b.json") ? "[]" : "";
    Path file = file(name, text);
    assertTrue(message(file, "a").startsWith(file.toString()));
    assertTrue(message(folder.resolve("none.csv"), "a").contains("no such file"));
  }

  @Test
  void aTruncatedParquetAndGzipAreNamed() throws IOException {
    Path parquet = file("a.parquet", "PAR1 and no more");
    assertTrue(message(parquet, "a").startsWith(parquet.toString()));
    Path gzip = Files.write(folder.resolve("a.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    assertTrue(message(gzip, "a").startsWith(gzip.toString()));
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (name.endsWith(".gz")) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(bytes);
      }
      return file;
    }
    return Files.write(file, bytes);
  }

  private static List<List<String>> read(Path file, String prompt) {
    return DataFile.read(new DataSource.File(file, FileFormat.AUTO, Map.of("prompt", prompt), 0))
        .rows();
  }

  private static String message(Path file, String prompt) {
    return String.valueOf(assertThrows(DataException.class, () -> read(file, prompt)).getMessage());
  }
}
