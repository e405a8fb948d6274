package dev.espalier.cli;

import static dev.espalier.cli.CommandTree.Node.leaf;

import dev.espalier.cli.CommandTree.Node;
import java.util.List;

/** The commands, in the order of their help. */
final class Commands {

    static final List<Node> ALL = List.of(
            leaf(RunCommand.class, RunCommand::new),
            new Node(ExperimentGroup.class, _ -> new ExperimentGroup(), experiments()),
            new Node(RaceCommand.class, RaceCommand::new, races()),
            new Node(
                    TrialGroup.class,
                    _ -> new TrialGroup(),
                    List.of(leaf(TrialList.class, TrialList::new), leaf(TrialDescribe.class, TrialDescribe::new))),
            new Node(FrontGroup.class, _ -> new FrontGroup(), List.of(leaf(FrontShow.class, FrontShow::new))),
            new Node(
                    SpaceGroup.class,
                    _ -> new SpaceGroup(),
                    List.of(
                            leaf(SpaceList.class, SpaceList::new),
                            leaf(SpaceDescribe.class, SpaceDescribe::new),
                            leaf(SpaceSample.class, SpaceSample::new),
                            leaf(SpaceExport.class, SpaceExport::new),
                            leaf(SpaceAdd.class, SpaceAdd::new))),
            new Node(
                    MethodGroup.class,
                    _ -> new MethodGroup(),
                    List.of(leaf(MethodList.class, MethodList::new), leaf(MethodDescribe.class, MethodDescribe::new))),
            new Node(
                    EvaluatorGroup.class,
                    _ -> new EvaluatorGroup(),
                    List.of(
                            leaf(EvaluatorList.class, EvaluatorList::new),
                            leaf(EvaluatorDescribe.class, EvaluatorDescribe::new))),
            new Node(
                    DeviceGroup.class,
                    _ -> new DeviceGroup(),
                    List.of(
                            leaf(DeviceList.class, DeviceList::new),
                            leaf(DeviceDescribe.class, DeviceDescribe::new),
                            leaf(DeviceAdd.class, DeviceAdd::new),
                            leaf(DeviceMeasure.class, DeviceMeasure::new),
                            leaf(DeviceCheck.class, DeviceCheck::new),
                            leaf(DeviceSample.class, DeviceSample::new),
                            leaf(DeviceCalibrate.class, DeviceCalibrate::new))),
            new Node(
                    TableGroup.class,
                    _ -> new TableGroup(),
                    List.of(leaf(TableList.class, TableList::new), leaf(TableImport.class, TableImport::new))),
            new Node(
                    DataSetGroup.class,
                    _ -> new DataSetGroup(),
                    List.of(
                            leaf(DataSetList.class, DataSetList::new),
                            leaf(DataSetAdd.class, DataSetAdd::new),
                            leaf(DataSetCheck.class, DataSetCheck::new),
                            leaf(DataSetPreview.class, DataSetPreview::new),
                            leaf(DataSetRemove.class, DataSetRemove::new))),
            leaf(GenerateCommand.class, GenerateCommand::new),
            leaf(UpCommand.class, UpCommand::new),
            leaf(ServerCommand.class, ServerCommand::new),
            leaf(WorkerCommand.class, WorkerCommand::new),
            leaf(TemporalCommand.class, TemporalCommand::new),
            leaf(DoctorCommand.class, DoctorCommand::new),
            leaf(BenchCommand.class, BenchCommand::new),
            leaf(TestCommand.class, TestCommand::new),
            leaf(CompletionCommand.class, CompletionCommand::new),
            leaf(SelfTest.class, SelfTest::new));

    private Commands() {}

    private static List<Node> races() {
        return List.of(
                leaf(RaceList.class, RaceList::new),
                leaf(RaceDescribe.class, RaceDescribe::new),
                leaf(RaceWatch.class, RaceWatch::new),
                leaf(RacePause.class, RacePause::new),
                leaf(RaceResume.class, RaceResume::new),
                leaf(RaceStop.class, RaceStop::new),
                leaf(RaceStart.class, RaceStart::new),
                leaf(RaceReport.class, RaceReport::new),
                leaf(RaceDelete.class, RaceDelete::new));
    }

    private static List<Node> experiments() {
        return List.of(
                leaf(ExperimentCreate.class, ExperimentCreate::new),
                leaf(ExperimentList.class, ExperimentList::new),
                leaf(ExperimentDescribe.class, ExperimentDescribe::new),
                leaf(ExperimentWatch.class, ExperimentWatch::new),
                leaf(ExperimentPause.class, ExperimentPause::new),
                leaf(ExperimentResume.class, ExperimentResume::new),
                leaf(ExperimentStop.class, ExperimentStop::new),
                leaf(ExperimentStart.class, ExperimentStart::new),
                leaf(ExperimentFork.class, ExperimentFork::new),
                leaf(ExperimentSet.class, ExperimentSet::new),
                leaf(ExperimentLabel.class, ExperimentLabel::new),
                leaf(ExperimentNotes.class, ExperimentNotes::new),
                leaf(ExperimentVerify.class, ExperimentVerify::new),
                leaf(ExperimentExport.class, ExperimentExport::new),
                leaf(ExperimentDelete.class, ExperimentDelete::new));
    }
}
