package io.fleetfold.cli.html;

import static io.fleetfold.cli.report.Figures.counted;

import io.fleetfold.cli.report.PlanReport;
import io.fleetfold.domain.facts.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code report.html}: a plan to look at, in one file that asks nothing of the network. */
public final class HtmlReport {

  private HtmlReport() {}

  /** Writes the page. */
  public static void write(PlanReport report, Writer out) throws IOException {
    var page = new Html();
    head(report, page);
    header(report, page);
    for (String section : sections(report)) {
      page.addTrusted(section);
    }
    footer(report, page);
    out.write(page.toString());
  }

  private static List<String> sections(PlanReport report) {
    return List.of(
        ViolationSection.of(report),
        MoneySection.of(report),
        WorkloadSection.of(report),
        PowerSection.of(report),
        AcceleratorSection.of(report),
        PhaseSection.of(report),
        PriceSection.of(report),
        MovesSection.of(report),
        PlanSection.of(report));
  }

  private static void head(PlanReport report, Html page) {
    page.add(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + "<meta name=\"color-scheme\" content=\"light dark\"><title>{} - Fleetfold</title>",
        report.dataset().name());
    page.addTrusted("<style>" + resource("report.css") + "</style></head><body><main>");
  }

  private static void header(PlanReport report, Html page) {
    var dataset = report.dataset();
    long accelerators = dataset.hosts().stream().mapToLong(Host::accelerators).sum();
    page.add(
        "<header><p class=\"brand\">Fleetfold</p><h1>{}</h1><p class=\"sub\">{} &middot; {} of {}"
            + " &middot; {} &middot; {} &middot; {} placed</p></header>",
        dataset.name(),
        counted(dataset.hosts().size(), "host"),
        counted(accelerators, "accelerator"),
        counted(report.problem().types().size(), "type"),
        counted(dataset.sites().size(), "site"),
        counted(dataset.workloads().size(), "workload"),
        counted(report.shards().size(), "shard"));
  }

  private static void footer(PlanReport report, Html page) {
    page.addTrusted("<footer>" + RunSection.of(report) + "</footer></main>");
    page.addTrusted("<script>" + resource("report.js") + "</script></body></html>");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }
}
