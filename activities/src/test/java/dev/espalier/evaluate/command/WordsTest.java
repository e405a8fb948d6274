package dev.espalier.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void splitsAsAShellDoes() {
        assertThat(Words.of("  python3   train.py --lr 0.1\t")).containsExactly("python3", "train.py", "--lr", "0.1");
        assertThat(Words.of("a 'b c' \"d e\" f\\ g")).containsExactly("a", "b c", "d e", "f g");
        assertThat(Words.of("--name=\"my net\"'s'")).containsExactly("--name=my nets");
        assertThat(Words.of("'' \"\"")).containsExactly("", "");
        assertThat(Words.of("\"a \\\"b\\\" \\n\" '\\n'")).containsExactly("a \"b\" \\n", "\\n");
        assertThat(Words.of("")).isEmpty();
    }

    @Test
    void leavesToTheProgramWhatAShellWouldChange() {
        assertThat(Words.of("sh -c 'cd $HOME && ls *.py > list'"))
                .isEqualTo(List.of("sh", "-c", "cd $HOME && ls *.py > list"));
        assertThat(Words.of("train --files *.csv ~")).containsExactly("train", "--files", "*.csv", "~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a | b", "a && b", "a > b", "a; b", "echo $HOME", "echo `b`", "(a)"})
    void refusesWhatOnlyAShellUnderstands(String line) {
        assertThatThrownBy(() -> Words.of(line)).hasMessageContaining("which only a shell understands.\nMaybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a \\"})
    void refusesWhatIsNotClosed(String line) {
        assertThatThrownBy(() -> Words.of(line)).hasMessageContaining("is not closed");
    }
}
