package io.emgadapter.documents;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of records in {@code src/main/java}, as Markdown. */
final class RecordDocs {
  private static final Path MAIN = Path.of("src/main/java");

  /** By {@code Record} or {@code Record#component}. */
  private final Map<String, String> texts = new HashMap<>();

  private final Set<Path> read = new HashSet<>();

  /** Whether it is in a file of the main sources. */
  boolean isMain(Class<?> type) {
    return Files.exists(fileOf(type));
  }

  /** What a record is, without the name of its settings. */
  String about(Class<?> type) {
    return get(type, type.getSimpleName()).replaceAll("\\s*Settings `[^`]*`\\.", "");
  }

  /** The sentence about a component of a record. */
  String of(Class<?> type, String component) {
    String text = get(type, type.getSimpleName() + "#" + component);
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private String get(Class<?> type, String key) {
    Path file = fileOf(type);
    if (read.add(file)) {
      read(file);
    }
    return texts.getOrDefault(key, "");
  }

  private static Path fileOf(Class<?> type) {
    return MAIN.resolve(type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java");
  }

  private void read(Path file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
      new Scanner(DocTrees.instance(task)).scan(task.parse(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees trees;

    Scanner(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        String name = type.getSimpleName().toString();
        texts.put(name, plain(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param) {
            texts.put(name + "#" + param.getName(), plain(param.getDescription()));
          }
        }
      }
      return super.visitClass(type, null);
    }
  }

  private static String plain(List<? extends DocTree> trees) {
    return trees.stream()
        .map(Object::toString)
        .collect(Collectors.joining())
        .replace("\\u2026", "…")
        .replaceAll("(<p>|\\s)+", " ")
        .replaceAll("\\{@(?:code|link) ((?:\\{[^}]*}|[^}])*)}", "`$1`")
        .replaceAll("</?b>", "**")
        .replace("|", "\\|")
        .strip();
  }
}
