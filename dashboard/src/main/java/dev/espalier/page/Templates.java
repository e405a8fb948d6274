package dev.espalier.page;

import dev.espalier.catalogue.ComponentInfo;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates of the pages, each with what it is made of. */
@CheckedTemplate(basePath = "")
public final class Templates {

    private Templates() {}

    static native TemplateInstance home(HomeView view);

    static native TemplateInstance home$standing(HomeView view);

    static native TemplateInstance system(SystemView view);

    static native TemplateInstance system$live(SystemView view);

    static native TemplateInstance design(DesignView view);

    static native TemplateInstance experiments(ExperimentsView view);

    static native TemplateInstance experiments$list(ExperimentsView view);

    static native TemplateInstance bulk(String done, List<String> problems);

    static native TemplateInstance experiment(
            ExperimentPageView view, @Nullable GeneratorView generator, CopiesView copies);

    static native TemplateInstance live(ExperimentPageView view, String news);

    static native TemplateInstance progress(ProgressView view, String news);

    static native TemplateInstance note(NotesView note);

    static native TemplateInstance forks(ForksView view);

    static native TemplateInstance compare(ComparisonView view);

    static native TemplateInstance dossier(ReportView view, Reports.Frame frame);

    static native TemplateInstance comparison(ComparisonView view, Reports.Frame frame);

    static native TemplateInstance answer(AnswerView view);

    static native TemplateInstance effects(EffectsView view);

    static native TemplateInstance then(ThenView then);

    static native TemplateInstance races(List<RaceLine> lines, String text);

    static native TemplateInstance races$list(List<RaceLine> lines, String text);

    static native TemplateInstance race(RacePageView view);

    static native TemplateInstance race$live(RacePageView view);

    static native TemplateInstance report(RacePageView view, RaceReports.Frame frame);

    static native TemplateInstance datasets(List<DataSetLine> lines);

    static native TemplateInstance dataset(DataSetView view);

    static native TemplateInstance devices(DevicesView view);

    static native TemplateInstance devices$list(DevicesView view);

    static native TemplateInstance device(DevicePageView view);

    static native TemplateInstance device$live(DevicePageView view);

    static native TemplateInstance spaces(List<SpaceLine> lines);

    static native TemplateInstance space(SpaceView view);

    static native TemplateInstance tables(List<TableLine> lines);

    static native TemplateInstance table(TableView view);

    static native TemplateInstance methods(List<ComponentInfo> methods, List<ComponentInfo> evaluators);

    static native TemplateInstance component(String kind, ComponentInfo info);

    static native TemplateInstance trial(TrialPageView view);

    static native TemplateInstance model(ModelView model);

    static native TemplateInstance create(CreateView view);

    static native TemplateInstance written(WrittenView written);

    static native TemplateInstance draft(DraftView view);

    static native TemplateInstance account(AccountView view);

    static native TemplateInstance users(List<UserLine> users, boolean on, List<String> roles);

    static native TemplateInstance user(UserLine user, List<String> roles);

    static native TemplateInstance audit(AuditView view);

    static native TemplateInstance problems(List<String> problems);

    static native TemplateInstance verdict(boolean ok, String text, String hash);

    static native TemplateInstance error(int status, String title, List<String> sentences);
}
