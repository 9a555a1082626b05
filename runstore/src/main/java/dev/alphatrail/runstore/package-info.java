/// A run store on the plain file system: each run is a directory that becomes visible only when it
/// is complete.
///
/// ```java
/// RunStore store = RunStore.open(Path.of("runs"));
/// Instant now = Instant.now();
/// try (RunDraft draft = store.begin(RunId.of(now, ThreadId.of("main"), configSha256))) {
///     draft.put("config.json", configBytes);
///     draft.put("daily/alpha_1.csv", csvBytes);
///     Json.Obj summary = Json.object().put("information_ratio", 1.25).build();
///     draft.publish(new IndexEntry(draft.id(), now, RunStatus.FINISHED, summary));
/// } // not published: nothing is left
/// store.list(20).entries().forEach(entry -> System.out.println(entry.runId()));
/// byte[] config = store.find(store.latest().orElseThrow()).orElseThrow().read("config.json", 1 << 20);
/// ```
///
/// Threads and processes may write to one store at the same time. Whatever the file system refuses
/// is a [dev.alphatrail.runstore.StoreException] with a message of one line.
@NullMarked
package dev.alphatrail.runstore;

import org.jspecify.annotations.NullMarked;
