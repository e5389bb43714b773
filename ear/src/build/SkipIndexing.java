import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Puts an empty annotation index into every jar of a directory. Without one the server reads each
 * class of each library at each start, only to find that none is an EJB or a resource.
 */
final class SkipIndexing {

  /** What Jandex writes for no classes at all. */
  private static final byte[] NOTHING = Base64.getDecoder().decode("ur4fFQ0AAAAAAAAAAAAAAAAAAAAA");

  private SkipIndexing() {}

  public static void main(String[] arguments) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
      for (Path jar : jars) {
        skip(jar);
      }
    }
  }

  private static void skip(Path jar) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      Path index = content.getPath("META-INF", "jandex.idx");
      if (Files.notExists(index)) {
        Files.createDirectories(index.getParent());
        Files.write(index, NOTHING);
      }
    }
  }
}
