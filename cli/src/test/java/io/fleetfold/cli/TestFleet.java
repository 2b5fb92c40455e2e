package io.fleetfold.cli;

import io.fleetfold.domain.csv.DatasetReader;
import io.fleetfold.domain.csv.InvalidInputException;
import io.fleetfold.domain.performance.ClosedForm;
import io.fleetfold.domain.plan.FleetProblem;
import io.fleetfold.domain.plan.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two racks in one hall: an h100 and an a100-80 server. Everything is measured, so that every
 * figure of a plan can be worked out by hand, and in every phase that is allowed, so that nothing
 * is warned of.
 *
 * <p>A request/s of chat earns 3600 * (1000 * 2 + 250 * 8) / 1e6 = 14.40 $/h, one of tags 3.60 $/h.
 */
public final class TestFleet {

  private TestFleet() {}

  /** Writes the dataset into a folder of this name. */
  public static Path write(Path parent) {
    Path folder = parent.resolve("two-racks");
    put(folder, "sites.csv", "site,electricity_usd_per_kwh,pue\newr,0.10,1.5\n");
    put(
        folder,
        "power_domains.csv",
        """
        power_domain,parent,limit_kw
        hall,,12
        rack-1,hall,8
        rack-2,hall,8
        """);
    put(
        folder,
        "hosts.csv",
        """
        host,site,power_domain,accelerator,accelerators,network_gbit_s,usd_per_accelerator_hour
        h1,ewr,rack-1,h100,8,,2
        a1,ewr,rack-2,a100-80,8,,1
        """);
    put(
        folder,
        "accelerators.csv",
        """
        accelerator,vendor,memory_gb,memory_bandwidth_gb_s,fp16_tflops,fp8_tflops,tdp_w,idle_w
        h100,nvidia,80,3350,989,1979,700,0
        a100-80,nvidia,80,2039,312,,400,0
        """);
    put(
        folder,
        "workloads.csv",
        """
        workload,model,requests_per_second,prompt_tokens,output_tokens,ttft_ms,tpot_ms,\
        input_usd_per_mtok,output_usd_per_mtok,min_served,serving
        chat,llama-3.1-8b,10,1000,250,1000,50,2,8,0.5,disaggregated
        tags,llama-3.1-8b,4,500,10,9000,200,1.8,10,,aggregated
        """);
    put(
        folder,
        "profiles.csv",
        """
        workload,phase,accelerator,accelerators,requests_per_second,watts
        chat,prefill,h100,2,8,1500
        chat,prefill,a100-80,2,3,1100
        chat,decode,h100,2,5,1400
        chat,decode,a100-80,2,4,1000
        tags,aggregated,h100,1,2,800
        tags,aggregated,a100-80,0.5,0.5,300
        """);
    return folder;
  }

  /** Replaces or adds a file of the dataset. */
  public static void put(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The dataset compiled, without a plan in force. */
  public static FleetProblem problem(Path parent) throws InvalidInputException {
    return problem(parent, "");
  }

  /** The dataset compiled against a plan in force. */
  public static FleetProblem problem(Path parent, String previousPlan)
      throws InvalidInputException {
    Path folder = write(parent);
    if (!previousPlan.isEmpty()) {
      put(folder, "previous_plan.csv", previousPlan);
    }
    return FleetProblem.of(
        DatasetReader.read(folder), ClosedForm.bundled(), new Migration(2, 24, 120, 10));
  }
}
