package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** Debian's chromium, as a person uses it; it counts their clicks. */
final class Chromium implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENS = Path.of("target/screens");
  private static final String AXE = resource("/axe.min.js");
  private static final String LOOK =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document).then(
        found => done(found.violations.map(v => v.id + ": " + v.help + " at "
          + v.nodes.map(n => n.target.join(" ") + " " + n.failureSummary).join("; "))),
        trouble => done(["axe: " + trouble]));
      """;

  /** Marks all that a person can use on a page, and says how many there are. */
  private static final String USABLE =
      """
      const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary,"
        + " [tabindex='0']")].filter(e => !e.disabled && e.type !== "hidden"
          && e.getClientRects().length > 0
          && (e.tagName === "SUMMARY" || !e.closest("details:not([open])")));
      all.forEach(e => e.setAttribute("data-not-reached", ""));
      return all.length;
      """;

  /** What has the focus is reached, if one sees that it has. */
  private static final String FOCUS =
      """
      const e = document.activeElement, look = getComputedStyle(e);
      if (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2) {
        e.removeAttribute("data-not-reached");
      }
      return document.querySelectorAll("[data-not-reached]").length;
      """;

  private static final String FOCUSED = "return document.activeElement.innerText";

  private static final String ANOTHER =
      """
      return document.readyState === "complete"
        && !document.documentElement.hasAttribute("data-left");
      """;

  private static final String LEFT =
      """
      return [...document.querySelectorAll("[data-not-reached]")]
        .map(e => e.outerHTML.slice(0, 120));
      """;

  private final ChromeDriver driver;
  private final String server;
  private int clicks;

  /** How a page is looked at. */
  enum Look {
    LIGHT("light", 1280, 800),
    DARK("dark", 1280, 800),
    PHONE("light", 390, 844);

    private final String scheme;
    private final int width;
    private final int height;

    Look(String scheme, int width, int height) {
      this.scheme = scheme;
      this.width = width;
      this.height = height;
    }
  }

  Chromium(int port) {
    this.server = "http://127.0.0.1:" + port;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    this.driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20));
  }

  static boolean isInstalled() {
    boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    if (!there && System.getenv("CI") != null) {
      throw new AssertionError("CI installs Debian's chromium and chromium-driver");
    }
    return there;
  }

  void open(String path) {
    driver.get(server + path);
  }

  /** Forgets who has logged in, and how often they clicked. */
  void forget() {
    driver.manage().deleteAllCookies();
    clicks = 0;
  }

  /** Writes into a field. */
  void write(String field, String text) {
    driver.findElement(By.name(field)).sendKeys(text);
  }

  /** Clicks what has this text, a link or a button. */
  void click(String text) {
    clicks++;
    Stream.of(
            "//main//*[self::a or self::button][contains(., '%s')]",
            "//nav//a[. = '%s']", "//header//button[. = '%s']")
        .flatMap(where -> driver.findElements(By.xpath(where.formatted(text))).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing to click says " + text))
        .click();
  }

  int clicks() {
    return clicks;
  }

  /** What the page says; that of the next one if the browser goes on to it meanwhile. */
  String text() {
    return await()
        .ignoreException(StaleElementReferenceException.class)
        .until(() -> driver.findElement(By.tagName("body")).getText(), Objects::nonNull);
  }

  /** What axe-core finds wrong for people who see or point badly. */
  List<String> barriers() {
    driver.executeScript(AXE);
    Object found = driver.executeAsyncScript(LOOK);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /** What the Tab key does not lead to, or leads to without a mark that one sees. */
  List<String> outOfTheKeyboardsReach() {
    int usable = ((Number) Objects.requireNonNull(driver.executeScript(USABLE))).intValue();
    for (int i = 0; i < 2 * usable + 10; i++) {
      new Actions(driver).sendKeys(Keys.TAB).perform();
      if (Long.valueOf(0).equals(driver.executeScript(FOCUS))) {
        return List.of();
      }
    }
    Object left = driver.executeScript(LEFT);
    return ((List<?>) Objects.requireNonNull(left)).stream().map(String::valueOf).toList();
  }

  /** Goes by the Tab key to what has this text, and presses a key there. */
  void press(String text, Keys key) {
    for (int i = 0; i < 100; i++) {
      new Actions(driver).sendKeys(Keys.TAB).perform();
      if (String.valueOf(driver.executeScript(FOCUSED)).startsWith(text)) {
        typeAndGoOn(key);
        return;
      }
    }
    throw new AssertionError("The Tab key does not lead to " + text);
  }

  /** Types where the focus is, and waits for the page to which that leads. */
  void typeAndGoOn(CharSequence... text) {
    driver.executeScript("document.documentElement.setAttribute('data-left', '')");
    Actions typing = new Actions(driver);
    for (CharSequence each : text) {
      typing.sendKeys(each);
    }
    typing.perform();
    await().atMost(Duration.ofSeconds(20)).until(() -> isAnother());
  }

  private boolean isAnother() {
    try {
      return Boolean.TRUE.equals(driver.executeScript(ANOTHER));
    } catch (WebDriverException e) {
      // Between two pages there is none to ask.
      return false;
    }
  }

  void as(Look look) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme))));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", look.width, "height", look.height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Looks at the page in every way, keeps what it saw, and tells what was wrong. */
  List<String> everyLook(String name) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Look look : Look.values()) {
      as(look);
      screenshot(name + "-" + look.name().toLowerCase(Locale.ROOT));
      barriers().forEach(barrier -> wrong.add(look + " " + barrier));
      if (isTooWide()) {
        wrong.add(look + " stands out at the right");
      }
    }
    as(Look.LIGHT);
    return wrong;
  }

  /** Whether something stands out of the page at the right. */
  boolean isTooWide() {
    return Boolean.TRUE.equals(
        driver.executeScript(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
  }

  /** Writes the whole page to {@code target/screens}. */
  void screenshot(String name) throws IOException {
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    Files.createDirectories(SCREENS);
    Files.write(SCREENS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(data)));
  }

  /** What the browser complained about: refused styles and scripts among it. */
  Stream<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream().map(String::valueOf);
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Chromium.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
