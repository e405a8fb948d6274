package dev.espalier.space.table;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The start of a stored table: "ERT1", the length of what follows, and this record as JSON.
 *
 * @param arities of the space's decisions; none where it is not flat
 * @param rows per number of epochs, in their order; one entry where the source does not say how long it trained
 */
record TableHeader(TableInfo info, List<Integer> arities, List<Integer> rows) {

    private static final int MAGIC = 0x45525431;
    private static final int LONGEST = 1 << 24;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    TableHeader {
        arities = List.copyOf(arities);
        rows = List.copyOf(rows);
    }

    void write(DataOutputStream out) throws IOException {
        var json = JSON.writeValueAsBytes(this);
        out.writeInt(MAGIC);
        out.writeInt(json.length);
        out.write(json);
    }

    static TableHeader read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("A stored table must start with ERT1.");
        }
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("The header of a stored table must have at most 16 MiB.");
        }
        return JSON.readValue(in.readNBytes(length), TableHeader.class);
    }
}
