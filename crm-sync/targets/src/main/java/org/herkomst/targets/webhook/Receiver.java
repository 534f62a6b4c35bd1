package org.herkomst.targets.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetPause;
import org.herkomst.targets.webhook.Failure.Kind;
import org.herkomst.targets.webhook.Said.Word;

/** A URL that is told. What it accepted stands in the record, as the ledger has it. */
final class Receiver implements Outlet {
    private final Connection connection;

    Receiver(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Optional<Map<String, String>> held(CrmRecord record) {
        return Optional.ofNullable(record.known()).map(CrmRecord.Known::fields);
    }

    /** Only the receiver knows. */
    @Override
    public boolean isCertain() {
        return false;
    }

    /** Only the receiver knows. */
    @Override
    public boolean mayHold(Retraction retraction) {
        return true;
    }

    /** Only the receiver knows. */
    @Override
    public boolean mayHold(String id) {
        return true;
    }

    @Override
    public boolean holds(String id, String hash) {
        return false;
    }

    @Override
    public Told tell(Telling telling) {
        var said = new LinkedHashMap<String, Said>();
        try {
            told(telling, said);
            return Told.all(said);
        } catch (Paused p) {
            return new Told(said, p.pause.problem(), Optional.of(p.pause));
        } catch (Failure f) {
            if (!f.unknown()) {
                throw Problems.account(f);
            }
            return new Told(said, Problems.down(f), Optional.empty());
        }
    }

    /** A delivery that is refused as a whole is told line by line: one that is wrong keeps no other back. */
    private void told(Telling telling, Map<String, Said> said) {
        if (telling.alone()) {
            toldAlone(telling, said);
            return;
        }
        try {
            said.putAll(connection.tell(telling));
        } catch (Failure f) {
            if (!f.refused()) {
                throw f;
            }
            for (var each : telling.oneByOne()) {
                toldAlone(each, said);
            }
        }
    }

    private void toldAlone(Telling one, Map<String, Said> said) {
        try {
            said.putAll(connection.tell(one));
        } catch (Failure f) {
            if (!f.refused()) {
                throw f;
            }
            var word = f.kind == Kind.CONFLICT ? Word.CONFLICT : Word.REJECTED;
            said.put(one.key(), new Said(word, null, "answer " + f.status, List.of()));
        }
    }

    @Override
    public TargetCheck check() {
        var found = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        found.add(connection.signs() ? "deliveries are signed" : "deliveries are not signed: there is no secret");
        try {
            connection.ping();
            found.add("the receiver took an empty delivery");
        } catch (Failure f) {
            if (f.refused()) {
                found.add("the receiver answers, and refuses an empty delivery (" + f.status + ")");
            } else {
                problems.add(Problems.account(f).problem());
            }
        }
        return new TargetCheck("webhook", found, problems);
    }

    @Override
    public Optional<TargetPause> paused() {
        return connection.paused();
    }

    @Override
    public ApiUse takeUse() {
        return connection.takeUse();
    }

    @Override
    public void close() {
        connection.close();
    }
}
