package io.fleetfold.domain.csv;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fleetfold.domain.facts.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A dataset of text blocks in a temporary folder: one site, two racks, two hosts and one workload
 * unless told otherwise.
 */
final class DatasetFolder {

  private final Path path;

  private DatasetFolder(Path path) {
    this.path = path;
  }

  static DatasetFolder empty(Path path) {
    return new DatasetFolder(path);
  }

  static DatasetFolder valid(Path path) {
    return empty(path)
        .with(
            "sites.csv",
            """
            site,electricity_usd_per_kwh,pue
            ewr,0.13,1.4
            """)
        .with(
            "power_domains.csv",
            """
            power_domain,parent,limit_kw
            hall,,40
            rack-1,hall,20
            """)
        .with(
            "hosts.csv",
            """
            host,site,power_domain,accelerator,accelerators
            h1,ewr,rack-1,h100,8
            h2,ewr,hall,a100-80,4
            """)
        .with(
            "workloads.csv",
            """
            workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,input_usd_per_mtok,output_usd_per_mtok
            chat,llama-3.1-8b,5,1000,200,500,50,0.22,0.44
            """);
  }

  DatasetFolder with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  DatasetFolder with(String file, byte[] bytes) {
    try {
      Files.write(path.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DatasetFolder without(String file) {
    try {
      Files.delete(path.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  Dataset read() throws InvalidInputException {
    return DatasetReader.read(path);
  }

  InvalidInputException refusal() {
    var refusal = catchThrowableOfType(InvalidInputException.class, () -> DatasetReader.read(path));
    if (refusal == null) {
      throw new AssertionError("The dataset was read, and should have been refused");
    }
    return refusal;
  }

  /** The lines of the report, without the one that counts them. */
  String problems() {
    return refusal().problems().stream().map(InputProblem::text).collect(joining("\n"));
  }
}
