package io.sampo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sampo.config.DataSource;
import io.sampo.config.FileFormat;
import io.sampo.config.OverContext;
import io.sampo.config.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads published data sets; skipped where they are not beside the repository. */
final class RealDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("sampo.root", "..")).resolveSibling("shared").resolve("data");

  @Test
  void pairsOfAJsonArray() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("prompt", "instruction || ' ' || input");
    columns.put("chosen", "chosen");
    columns.put("rejected", "rejected");
    TextRows rows = read("rasbt-dpo-pairs/instruction-data-with-preference.json", columns);
    assertEquals(1100, rows.rows().size());
    assertTrue(rows.rows().getFirst().getFirst().endsWith("given. freind --> friend"));
    assertEquals(1100, sets().pairs(rows).rows().size());
  }

  @Test
  void dialoguePairsOfGzipJsonLinesWhosePromptIsTheSharedBeginning() {
    String begin = "regexp_extract(%s, '^(.*\\n\\nAssistant:)', 1, 's')";
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("prompt", begin.formatted("chosen"));
    columns.put("chosen", "chosen[length(" + begin.formatted("chosen") + ") + 1:]");
    columns.put("rejected", "rejected[length(" + begin.formatted("rejected") + ") + 1:]");
    TextRows rows = read("hh-rlhf-harmless-test/test.jsonl.gz", columns);
    assertEquals(2312, rows.rows().size());
    assertTrue(rows.rows().getFirst().getFirst().startsWith("\n\nHuman: what are some pranks"));
  }

  @Test
  void promptsOfJsonLines() {
    Map<String, String> columns = Map.of("prompt", "instruction");
    assertEquals(175, read("prompts-self-instruct/seed_tasks.jsonl", columns).rows().size());
    List<List<String>> user =
        read("prompts-self-instruct/user_oriented_instructions.jsonl", columns).rows();
    assertEquals(252, user.size());
    assertTrue(user.getFirst().getFirst().startsWith("The sentence you are given"));
  }

  private static TextRows read(String name, Map<String, String> columns) {
    Path file = DATA.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
    return DataFile.read(new DataSource.File(file, FileFormat.AUTO, columns, 0));
  }

  private static DataSets sets() {
    TextEncoder encoder = new TextEncoder(new CharacterTokenizer(false), Template.PLAIN);
    return new DataSets(encoder, OverContext.REFUSE, 4096, 64, CharacterTokenizer.END);
  }
}
