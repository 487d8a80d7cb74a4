import { z } from 'zod';

const times = z.int().min(0).max(1000);
const flag = z.boolean();

/** What can be made to go wrong, and how answers may vary (bureau-interface.md §12). Unknown names are refused. */
const shape = z.strictObject({
  /** Accept the next n uploads durably, then cut the connection instead of answering. */
  dropAfterAccept: times.default(0),
  /** Cut the connection of the next n uploads before anything is taken. */
  dropBeforeAccept: times.default(0),
  /** Hold the answer of accepted uploads: milliseconds of real time (0: not at all), or until `POST /control/release`. */
  holdUploadAnswerMs: z.union([z.int().min(0).max(600_000), z.literal('untilReleased')]).default(0),
  /** The next n downloads state a wrong hash. */
  corruptHash: times.default(0),
  /** The next n uploads are answered 15. */
  busy15: times.default(0),
  /** The next n uploads are answered 8: the file is broken, and its orders come back. */
  broken8: times.default(0),
  /** The reviewer decides nothing until this is taken back, but for what `/control/decide` names. */
  holdDecisions: flag.default(false),
  /** Everything is answered 901 or 902. */
  maintenance: flag.default(false),
  /** Uploads are answered 20. */
  closedHours: flag.default(false),
  /** The next n result files stand twice in the queue, under two names. */
  duplicateResults: times.default(0),
  /** The next n results of single changes lack `Bs`. */
  omitBs: times.default(0),
  /** A reviewer's verdict comes as opinion (GJSHS) alone. */
  opinionOnly: flag.default(false),
  /** A reviewer's verdict comes as code (Jg_xx) alone. */
  codesOnly: flag.default(false),
  /** A result and the record that follows it come in one file. */
  blocksTogether: flag.default(false),
  /** Files are sent encrypted; needs the key. */
  encryptDownloads: flag.default(false),
  /** `<return>` has its attribute `version`. */
  version: flag.default(false),
  /** `msg` is padded to the 256 characters that the schema demands. */
  padMsg: flag.default(false),
  /** `beianInfo` is wrapped in lines of 76. */
  wrapBase64: flag.default(false),
  /** The answer stands in a CDATA section instead of escaped text. */
  cdata: flag.default(false),
  /** Code of an answer that carries a file; null: 3 while more files wait, else 1. */
  codeWithFile: z.literal([0, 1, 3]).nullable().default(null),
});

export type Faults = z.infer<typeof shape>;

const changes = shape.partial();

export const noFaults = (): Faults => shape.parse({});

/** Reads the body of `POST /control/faults`; what it does not name is `undefined`. */
export function readFaults(body: unknown): Partial<Faults> {
  // Defaults must not come in here: a part that is not named stays as it is.
  const named = new Set(Object.keys(typeof body === 'object' && body !== null ? body : {}));
  return Object.fromEntries(Object.entries(changes.parse(body)).filter(([key]) => named.has(key)));
}

type Counted = { [K in keyof Faults]: number extends Faults[K] ? K : never }[keyof Faults];

/** Whether this is one of the next n times; counts down. */
export function take(faults: Faults, name: Exclude<Counted, 'holdUploadAnswerMs' | 'codeWithFile'>): boolean {
  if (faults[name] <= 0) return false;
  faults[name] -= 1;
  return true;
}
