import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** What an installation does for people, each part by itself. `bureaus`: files to bureaus and their answers. */
export const capabilities = ['read', 'write', 'upload', 'jobs', 'bureaus'] as const;
export type Capability = (typeof capabilities)[number];

/** The programs that have a part in it; the first of each is what the program is for: without it, the program is not ready. */
export const abilities = {
  api: ['read', 'write', 'upload'],
  worker: ['jobs', 'bureaus'],
} as const satisfies Record<string, readonly [Capability, ...Capability[]]>;
export type ReadinessProgram = keyof typeof abilities;

interface FaultRow {
  /** What the fault takes away at the process that has it; a program that is not named loses nothing. */
  readonly takes: Readonly<Partial<Record<ReadinessProgram, readonly Capability[]>>>;
  /** What staff read: what does not work, and what goes on. */
  readonly sentence: BilingualText;
}

/** A fault of the database or of the process itself. */
const everything = abilities;

/** **Every fault of a running process, and what it takes away.** A new fault is a row here, found by `findReadinessFaults`. */
export const readinessFaults = {
  DRAINING: {
    takes: everything,
    sentence: bilingual('进程正在结束，由其他进程接替', 'The process is ending; others take over'),
  },
  DATABASE_SILENT: {
    takes: everything,
    sentence: bilingual('数据库没有响应', 'The database does not answer'),
  },
  SCHEMA_BEHIND: {
    takes: everything,
    sentence: bilingual('数据库尚未升级到本版本', 'The database was not migrated for this release'),
  },
  SCHEMA_CONTRACTED: {
    takes: everything,
    sentence: bilingual(
      '数据库已升级到本版本无法使用的版本',
      'A later release changed the database; start that release',
    ),
  },
  DATABASE_CROWDED: {
    takes: {},
    sentence: bilingual(
      '数据库的连接数已用尽：已有连接的进程继续工作，较慢；新的进程无法启动',
      'The database has no connection left: processes go on with those they have, more slowly, and none can be started',
    ),
  },
  KEYS_UNREADABLE: {
    takes: {},
    sentence: bilingual(
      '密钥文件无法读取：已读入的密钥仍在使用，进程重新启动会失败',
      'The keys file cannot be read: the keys read before are still used, but a restart would fail',
    ),
  },
  KEYS_FOREIGN: {
    takes: {},
    sentence: bilingual(
      '密钥文件已被换成其他密钥，未予采用：已读入的密钥仍在使用，进程重新启动会失败。请放回本安装的密钥文件',
      'The keys file was replaced by other keys, which are not used: the keys read before are, but a restart would fail. Put the keys file of this installation back',
    ),
  },
  FILES_FOREIGN: {
    takes: everything,
    sentence: bilingual(
      '文件存储不是本安装的存储（未挂载、为空或属于其他安装）：请重新挂载',
      'The file store is not the one of this installation (not mounted, empty, or of another one): mount it again',
    ),
  },
  FILES_FULL: {
    takes: { api: ['upload'], worker: ['bureaus'] },
    sentence: bilingual(
      '文件存储空间不足：暂时不能上传图片，向管局报送的文件等待空间；其他操作不受影响',
      'The file store is full: pictures cannot be uploaded, and files to bureaus wait for space; everything else works',
    ),
  },
  FILES_UNWRITABLE: {
    takes: { api: ['upload'], worker: ['bureaus'] },
    sentence: bilingual(
      '文件存储无法写入：暂时不能上传图片，向管局报送的文件等待；其他操作不受影响',
      'The file store cannot be written to: pictures cannot be uploaded, and files to bureaus wait; everything else works',
    ),
  },
  FILES_UNREACHABLE: {
    takes: { api: ['upload'], worker: ['bureaus'] },
    sentence: bilingual(
      '文件存储没有响应：暂时不能上传或查看图片，向管局报送的文件等待；其他操作不受影响',
      'The file store does not answer: pictures can be neither uploaded nor seen, and files to bureaus wait; everything else works',
    ),
  },
  REPLICA_AWAY: {
    takes: {},
    sentence: bilingual(
      '只读副本没有响应：列表、看板和下载改由主数据库读取，其他操作不受影响',
      'The replica does not answer: lists, boards and downloads are read from the primary; everything else works',
    ),
  },
  REPLICA_LATE: {
    takes: {},
    sentence: bilingual(
      '只读副本落后过多：列表、看板和下载改由主数据库读取，其他操作不受影响',
      'The replica is too far behind: lists, boards and downloads are read from the primary; everything else works',
    ),
  },
  QUEUE_AWAY: {
    takes: { worker: ['jobs'] },
    sentence: bilingual(
      '任务队列（Redis）没有响应：通知、检查等后台任务等待，不会丢失；其他操作不受影响',
      'The queue of jobs (Redis) does not answer: notices, checks and other jobs wait, and none is lost; everything else works',
    ),
  },
} as const satisfies Record<string, FaultRow>;

export type ReadinessFault = keyof typeof readinessFaults;

const rowOf = (fault: ReadinessFault): FaultRow => readinessFaults[fault];

/** What of its abilities a program has left with these faults. */
export function capabilitiesLeft(
  program: ReadinessProgram,
  faults: readonly ReadinessFault[],
): { readonly capability: Capability; readonly works: boolean }[] {
  const taken = new Set(faults.flatMap((fault) => rowOf(fault).takes[program] ?? []));
  return abilities[program].map((capability) => ({ capability, works: !taken.has(capability) }));
}

/** Whether the program can do what it is for. */
export const isReady = (program: ReadinessProgram, faults: readonly ReadinessFault[]): boolean =>
  capabilitiesLeft(program, faults)[0]?.works === true;

/** What `/readyz` says of a program; `degraded`: it can do its work, and something is wrong all the same. */
export interface Readiness {
  readonly ready: boolean;
  readonly degraded: boolean;
  readonly faults: readonly ReadinessFault[];
}

export function readinessOf(program: ReadinessProgram, faults: readonly ReadinessFault[]): Readiness {
  const ready = isReady(program, faults);
  return { ready, degraded: ready && faults.length > 0, faults };
}

/** What `/readyz?verbose` adds for people: what works, and a sentence for each fault. */
export const explainReadiness = (program: ReadinessProgram, faults: readonly ReadinessFault[]) => ({
  capabilities: Object.fromEntries(
    capabilitiesLeft(program, faults).map(({ capability, works }) => [capability, works]),
  ),
  explanations: faults.map((fault) => ({ fault, takes: rowOf(fault).takes[program] ?? [], ...rowOf(fault).sentence })),
});
