package io.cutaway.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;

/// The program `cutaway` as people type it: which commands there are, and how their words are read.
public final class CommandLineProgram {

    private static final String HELP = "io.cutaway.app.cli.help";

    private final CommandLine commands;

    public CommandLineProgram(CommandContext context) {
        commands = new CommandLine(withHelp(new Root()));
        programs(context).forEach(this::add);
        var failures = new Failures(context.console());
        commands.setResourceBundle(ResourceBundle.getBundle(HELP));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        // A word that begins with @ is an argument like any other, not a file with more of them.
        commands.setExpandAtFiles(false);
        commands.setParameterExceptionHandler(failures::ofParameters);
        commands.setExecutionExceptionHandler(failures::ofExecution);
        commands.setOut(new PrintWriter(context.console().out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(context.console().err(), true, StandardCharsets.UTF_8));
        stopAtImage("run", "create", "plan", "step", "exec");
    }

    @Command(name = "cutaway", synopsisSubcommandLabel = "COMMAND")
    private static final class Root implements Runnable {
        @Override
        public void run() {
            throw new CliException(CliMessage.WHICH_COMMAND);
        }
    }

    private static List<Callable<Integer>> programs(CommandContext context) {
        var all = new ArrayList<Callable<Integer>>();
        all.add(new RunCommand(context));
        all.add(new CreateCommand(context));
        all.add(new StartCommand(context));
        all.add(new StopCommand(context));
        all.add(new KillCommand(context));
        all.add(new RemoveCommand(context));
        all.add(new ExecCommand(context));
        all.add(new AttachCommand(context));
        all.add(new LogsCommand(context));
        all.add(new WaitCommand(context));
        all.add(new ListCommand(context));
        all.add(new InspectCommand(context));
        all.add(new ImagesCommand(context));
        all.add(new ImportCommand(context));
        all.add(new PullCommand(context));
        all.add(new PushCommand(context));
        all.add(new LoginCommand(context));
        all.add(new LogoutCommand(context));
        all.add(new RemoveImageCommand(context));
        all.add(new TagCommand(context));
        all.add(new HistoryCommand(context));
        all.add(new LoadCommand(context));
        all.add(new SaveCommand(context));
        all.add(new CommitCommand(context));
        all.add(new ExportCommand(context));
        all.add(new PruneCommand(context));
        all.add(new DiskUsageCommand(context));
        all.add(new DiffCommand(context));
        all.add(new LayersCommand(context));
        all.add(new MountsCommand(context));
        all.add(new OverviewCommand(context));
        all.add(new NamespacesCommand(context));
        all.add(new PlanCommand(context));
        all.add(new StepCommand(context));
        all.add(new ReplayCommand(context));
        all.add(new TranslateCommand(context));
        all.add(new LessonCommand(context));
        all.add(new DoctorCommand(context));
        all.add(new TourCommand(context));
        all.add(new WindowCommand(context));
        return all;
    }

    private void add(Callable<Integer> program) {
        var spec = withHelp(program);
        if (program instanceof Nested nested) {
            nested.programs().forEach(each -> addTo(spec, each));
        }
        commands.addSubcommand(spec.name(), spec);
    }

    private static void addTo(CommandSpec parent, Callable<Integer> program) {
        var spec = withHelp(program);
        parent.addSubcommand(spec.name(), spec);
    }

    /// A command that has commands of its own.
    interface Nested {
        List<Callable<Integer>> programs();
    }

    /// Every command explains itself with `--help`; `-h` is the container's hostname.
    private static CommandSpec withHelp(Object program) {
        var help = OptionSpec.builder("--help").usageHelp(true).descriptionKey("help").build();
        return CommandSpec.forAnnotatedObject(program).addOption(help);
    }

    /// What follows the image, or the container, is the container's and not ours.
    private void stopAtImage(String... names) {
        for (var name : names) {
            var command = commands.getSubcommands().get(name);
            if (command != null) {
                command.setStopAtPositional(true);
            }
        }
    }

    /// Does what the words say, and gives the exit code.
    public int execute(String... words) {
        return commands.execute(words.length == 0 ? new String[] {"window"} : words);
    }

    /// For tests: picocli's view of the commands.
    CommandLine commands() {
        return commands;
    }
}
