import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { operations } from '../operations/index.ts';
import { czlxs } from '../records/czlx.ts';
import { endedShape, recordShape, verificationShape } from '../records/shapes.ts';
import { type JsonLinesFile, openJsonLines, writeFileDurably } from './durable.ts';

/** One call in the ledger: no personal value, no content. */
const ledgerShape = z.object({
  /** ISO time of the sandbox's clock */
  at: z.string(),
  method: z.string(),
  /** `msg_code`; null when the connection was cut before anything was accepted */
  code: z.number().nullable(),
  dataSequence: z.string().optional(),
  fileName: z.string().optional(),
  /** SHA-256 (hex) of the XML inside the zip */
  sha256: z.string().optional(),
  ztids: z.array(z.string()).optional(),
  /** the fault that kept the answer from the caller */
  fault: z.string().optional(),
  /** the bureau had this number and file already: answered, not accepted again */
  repeated: z.literal(true).optional(),
});
export type LedgerLine = z.infer<typeof ledgerShape>;

const verdictShape = z.object({ pass: z.boolean(), text: z.string().optional(), codes: z.array(z.int()).optional() });
export type Verdict = z.infer<typeof verdictShape>;

/** A filing in review. Earlier versions had only changes, and stored them as `change`. */
const pendingShape = z.preprocess(
  (stored) => {
    if (typeof stored !== 'object' || stored === null || !('change' in stored)) return stored;
    const { change, ...rest } = stored;
    return { czlx: '4', content: change, ...rest };
  },
  z
    .object({
      /** Ztid of its subject; of a new filing the provider's id of the subject. */
      ztid: z.string(),
      dataSequence: z.string(),
      fileName: z.string(),
      /** ISO time of the sandbox's clock */
      dueAt: z.string(),
      /** The ministry's SMS is not answered yet; no decision before it is. */
      sms: z.literal(true).optional(),
      /** Its result comes late. */
      late: z.literal(true).optional(),
      czlx: z.enum(czlxs),
      /** What was submitted, in the shape of its operation. */
      content: z.unknown(),
    })
    .transform((pending) => ({ ...pending, content: operations[pending.czlx].restore(pending.content).content })),
);
export type Pending = z.infer<typeof pendingShape>;

const queuedFileShape = z.object({
  fileName: z.string(),
  sha256: z.string(),
  ztids: z.array(z.string()),
});

const stateShape = z.object({
  records: z.array(recordShape),
  /** What deregistrations have ended. */
  ended: z.array(endedShape).default([]),
  /** Parts of records whose domains are filed no more, newest first: the registry knows them still. */
  noLongerFiled: z.array(recordShape).default([]),
  pending: z.array(pendingShape),
  /** Answers to verification tasks, oldest first. */
  verifications: z.array(verificationShape).default([]),
  /** Verdicts stored for the next filing of a subject, by Ztid. */
  verdicts: z.record(z.string(), verdictShape),
  /** The download queue, oldest first. */
  queue: z
    .array(queuedFileShape.extend({ hostile: z.string().optional() }))
    // Earlier versions queued the files of hostile faults here, which do not exist in the folder.
    .transform((files) => files.filter(({ hostile }) => hostile === undefined)),
  /** Files that are queued at a later time (ISO, the sandbox's clock). */
  late: z.array(queuedFileShape.extend({ dueAt: z.string() })).default([]),
  /** Times at which the password of a filing number was checked (ms, the sandbox's clock), by number. */
  passwordChecks: z.record(z.string(), z.array(z.number())).default({}),
  nextFile: z.number(),
  nextId: z.string(),
  /** Highest accepted upload that has been judged. */
  judgedThrough: z.number(),
});
export type State = z.infer<typeof stateShape>;

/**
 * The data of a bureau in one folder. An upload is accepted when its ledger line is on disk; its effects are one replacement of
 * `state.json`, repeated after a crash in between.
 */
export interface Store {
  readonly state: State;
  /** Nothing has been committed yet. */
  readonly isNew: boolean;
  /** Writes the state to disk. */
  commit(): void;
  readonly ledger: JsonLinesFile<LedgerLine>;
  readonly recentLines: readonly LedgerLine[];
  /** Appends to the ledger, except for a poll that found nothing; written to disk when it returns. */
  appendToLedger(line: LedgerLine): void;
  /** Number of the last accepted upload, 0 before the first. */
  readonly counter: number;
  readonly lastUpload: LedgerLine | undefined;
  saveUpload(dataSequence: number, xml: Uint8Array): void;
  readUpload(dataSequence: number): Buffer;
  saveDownload(fileName: string, xml: Uint8Array): void;
  readDownload(fileName: string): Buffer;
  /** Removes an acknowledged file from the queue. */
  acknowledge(fileName: string): void;
  wasAcknowledged(fileName: string): boolean;
  /** Accepted uploads that are not in a committed state. */
  unjudged(): LedgerLine[];
  close(): void;
}

const recentLength = 50;

/** @throws when the folder holds a state or ledger of another format; the message is a sentence */
export function openStore(folder: string, firstState: State): Store {
  const uploads = join(folder, 'uploads');
  const downloads = join(folder, 'downloads');
  for (const path of [uploads, downloads]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const statePath = join(folder, 'state.json');
  const ledgerPath = join(folder, 'ledger.jsonl');
  const explain = (error: unknown) =>
    new Error(`The sandbox cannot read ${folder}: move the folder away to start anew.`, { cause: error });

  let ledger: JsonLinesFile<LedgerLine>;
  let lines: LedgerLine[];
  let stored: State | undefined;
  try {
    ledger = openJsonLines(ledgerPath, (value) => ledgerShape.parse(value));
    lines = ledger.all();
    stored = existsSync(statePath) ? stateShape.parse(JSON.parse(readFileSync(statePath, 'utf8'))) : undefined;
  } catch (error) {
    throw explain(error);
  }
  if (stored === undefined && lines.length > 0) throw explain(new Error('a ledger without a state'));
  const state = stored ?? firstState;

  // An upload that was refused by the fault `refuse` and has a hash was stored.
  const isAccepted = (line: LedgerLine) =>
    line.method === 'isp_upload' && (line.code === 0 || line.fault === 'refuse') && !line.repeated;
  const accepted = lines.filter(isAccepted);
  let lastUpload = accepted.at(-1);
  const acknowledged = new Set(
    lines.flatMap((line) =>
      line.method === 'isp_downloadack' && line.code === 0 && line.fileName && !line.fault ? [line.fileName] : [],
    ),
  );
  state.queue = state.queue.filter((file) => !acknowledged.has(file.fileName));
  // Files that are not in the queue, left by a crash or an acknowledgement.
  const waiting = new Set([...state.queue, ...state.late].map((file) => file.fileName));
  for (const name of readdirSync(downloads)) if (!waiting.has(name)) rmSync(join(downloads, name));
  const recent = lines.filter(isLogged).slice(-recentLength);
  const uploadPath = (dataSequence: number) => join(uploads, `${String(dataSequence).padStart(10, '0')}.xml`);

  return {
    state,
    isNew: stored === undefined,
    commit: () => writeFileDurably(statePath, JSON.stringify(state)),
    ledger,
    recentLines: recent,
    appendToLedger: (line) => {
      if (!isLogged(line)) return;
      ledger.append(line);
      recent.push(line);
      if (recent.length > recentLength) recent.shift();
      if (isAccepted(line)) lastUpload = line;
    },
    get counter() {
      return Number(lastUpload?.dataSequence ?? 0);
    },
    get lastUpload() {
      return lastUpload;
    },
    saveUpload: (dataSequence, xml) => writeFileDurably(uploadPath(dataSequence), xml),
    readUpload: (dataSequence) => readFileSync(uploadPath(dataSequence)),
    saveDownload: (fileName, xml) => writeFileDurably(join(downloads, fileName), xml),
    readDownload: (fileName) => readFileSync(join(downloads, fileName)),
    acknowledge: (fileName) => {
      acknowledged.add(fileName);
      state.queue = state.queue.filter((file) => file.fileName !== fileName);
    },
    wasAcknowledged: (fileName) => acknowledged.has(fileName),
    unjudged: () => accepted.filter((line) => Number(line.dataSequence) > state.judgedThrough),
    close: () => ledger.close(),
  };
}

/** Polls that find nothing would fill the ledger. */
const isLogged = (line: LedgerLine): boolean => !(line.method === 'isp_download' && line.code === 2);
