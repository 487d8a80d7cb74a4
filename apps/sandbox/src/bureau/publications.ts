import { z } from 'zod';
import { type Clock, shanghaiDay } from '../clock.ts';
import { ControlRefused } from '../control/refused.ts';
import { endedWebsite } from '../records/effects.ts';
import { keepRegistered } from '../records/keep-registered.ts';
import type { FiledRecord } from '../records/shapes.ts';
import type { Store } from '../store/store.ts';
import { codeTables } from './code-tables.ts';
import { type DownloadBlocks, publish } from './publish.ts';

/**
 * Files that a bureau publishes on its own, as our own table written from the specification (docs/spec/bureau-interface.md B-9.3 to B-9.10),
 * not from any decoder: element names, lengths and ranges are defined here.
 */
const long = z.string().regex(/^[1-9]\d{0,18}$/, 'must be a long of at least 1');
const textUpTo = (maxLength: number) => z.string().min(1).max(maxLength);
const oneOf = (...codes: readonly [string, ...string[]]) => z.enum(codes);

const notice = z.strictObject({
  Tzlb: oneOf('0', '1'),
  Baxh: textUpTo(128).optional(),
  Jlid: long.optional(),
  Tznr: textUpTo(255),
  Bz: z.string().optional(),
});
const website = { Wzid: long, Wz_Baxh: z.string().min(5).max(255) };
const remark = { Hcsj: z.string().min(10).max(22), Bz: z.string().optional() };
/** `Jgxx` of check results (B-9.4). */
const checks = z.strictObject({
  Zthc: z
    .array(
      z.strictObject({
        ...{ Ztid: long, Dwmc: textUpTo(255), Zjlx: long, Zjhm: textUpTo(255) },
        ...{ Cwyy: textUpTo(512).optional(), Bz: z.string().optional() },
      }),
    )
    .optional(),
  Jrhc: z
    .array(
      z.strictObject({
        ...website,
        Ym: z.string().min(4).max(255).optional(),
        Jxip: z
          .string()
          .regex(/^\d{1,10}$/)
          .optional(),
        Bbisp: long.optional(),
        /** 1 over-reported, 2 under-reported */
        Hcjg: oneOf('1', '2'),
        Jrid: long.optional(),
        ...remark,
      }),
    )
    .optional(),
  Kkwzhc: z
    .array(
      z.strictObject({
        ...website,
        /** 0 alive, 1 dead */
        Hcjg: oneOf('0', '1'),
        Syurl: z.string().min(7).max(255).optional(),
        ...remark,
      }),
    )
    .optional(),
  Wzch: z.array(z.strictObject({ ...website, Syurl: z.string().min(4).max(255).optional(), ...remark })).optional(),
});
/** A verification task about a filed subject (B-9.5). */
const task = z.strictObject({ Ztid: long, Bz: z.string().optional() });
const deregistration = z.strictObject({ Zxlb: oneOf('0', '1', '2'), Jlid: long, Bz: z.string().optional() });
const listedSubject = z.strictObject({
  Zt_xx: z.strictObject({
    Dwmc: textUpTo(255),
    Dwxz: long.optional(),
    Zj: z.strictObject({ Zjlx: long, Zjhm: textUpTo(255) }),
  }),
  Czlx: oneOf('0', '1', '2'),
  Bz: z.string().optional(),
});
const listedSite = z.strictObject({
  Wz_xx: z.strictObject({
    Wzmc: textUpTo(512),
    Ym_xx: z.array(z.strictObject({ Ym: z.string().min(4).max(128) })).min(1),
    Syurl: z.string().min(4).max(255).optional(),
  }),
  Czlx: oneOf('0', '1', '2'),
  Bz: z.string().optional(),
});
const codeRow = z.strictObject({
  Id: long,
  Ysid: long.optional(),
  Mc: textUpTo(64).optional(),
  /** Text of a deregistration reason. */
  Nr: textUpTo(128).optional(),
  /** Unit class of a certificate type, owner of an attachment, region kind, pre-approval needed: for the tables that have it. */
  Dwflid: long.optional(),
  Ssdxlx: oneOf('1', '2').optional(),
  Lx: oneOf('1', '2', '3').optional(),
  Sfqzsp: oneOf('0', '1').optional(),
  Sfyx: oneOf('0', '1').optional(),
  Bz: textUpTo(128).optional(),
});
/** Tables of `Jcdm_xx` with the element of their rows (B-9.10). */
const rowElements = {
  Dwxz_dms: 'Dwxz_xx',
  Qy_dms: 'Qy_xx',
  Zjlx_dms: 'Zjlx_xx',
  Wzjylx_dms: 'Wzjylx_xx',
  Wzfwlx_dms: 'Wzfwlx_xx',
  Wzjrfs_dms: 'Wzjrfs_xx',
  Zxly_dms: 'Zxly_xx',
  Fjwjgs_dms: 'Fjwjgs',
  Fjytlx_dms: 'Fjzjlx',
  Yylb_dms: 'Yylb',
} as const;
type Table = keyof typeof rowElements;
const tables = Object.keys(rowElements) as [Table, ...Table[]];

/** A record that was changed elsewhere: values of the subject and of one website, by element. */
const changed = z.strictObject({
  Ztid: long,
  Wzid: long.optional(),
  Dwmc: textUpTo(255).optional(),
  Bz: z.string().max(1024).optional(),
  Wzmc: textUpTo(512).optional(),
  Wz_Bz: textUpTo(1024).optional(),
  Syurl: z.string().min(4).max(255).optional(),
  /** The website is no longer published. */
  without: z.boolean().default(false),
  /** Zjxgsj, `YYYY-MM-DD`. A day before the record's own means a late file, which changes nothing here. */
  Zjxgsj: z.iso.date().optional(),
});

export const publishBody = z
  .strictObject({
    records: z.array(changed).max(16).optional(),
    deregistered: z.array(deregistration).max(64).optional(),
    notices: z.array(notice).max(64).optional(),
    checks: checks.optional(),
    tasks: z.array(task).max(16).optional(),
    blackList: z
      .strictObject({ subjects: z.array(listedSubject).default([]), websites: z.array(listedSite).default([]) })
      .optional(),
    /** `all`: the tables of the sandbox. They need a file of their own: an envelope holds either ICP or JCDM. */
    codes: z.union([z.literal('all'), z.partialRecord(z.enum(tables), z.array(codeRow).min(1))]).optional(),
    /** Number of files with the same content, each with its own name. */
    times: z.int().min(1).max(5).default(1),
    /** Delay before the file is queued, ms. */
    lateByMs: z.int().min(0).max(86_400_000).default(0),
  })
  .refine(
    ({ records, deregistered, notices, checks, tasks, blackList, codes }) =>
      [records, deregistered, notices, checks, tasks, blackList, codes].some((block) => block !== undefined),
    'names nothing to publish',
  );
export type Publication = z.output<typeof publishBody>;

/** Puts the files into the bureau's queue, commits, and returns their number. */
export function publishRequested(store: Store, clock: Clock, letters: string, request: Publication): number {
  const { records = [], deregistered, notices, checks, tasks, blackList, codes, times, lateByMs } = request;
  const today = shanghaiDay(clock.now());
  const published = records.map((one) => changeRecord(store, one, today));
  const icp: DownloadBlocks = {
    BASJ: published.length === 0 ? undefined : { Baxx: published },
    ZXSJ: deregistered && { Zxxx: deregistered },
    HMDLB: blackList && { Zthmdxxs: blackList.subjects, Wzhmdxxs: blackList.websites },
    HSRW: tasks && { Baxx: tasks.map(({ Ztid, Bz }) => taskOf(findFiled(store, Ztid), Bz)) },
    HCJG: checks && { Jgxx: checks },
    XGTZ: notices && { Tzxx: notices },
  };
  const files: DownloadBlocks[] = Object.values(icp).some((block) => block !== undefined) ? [icp] : [];
  if (codes !== undefined) files.push({ JCDM: { Jcdm_xx: codesBlock(codes === 'all' ? codeTables : codes) } });
  for (let sent = 0; sent < times; sent++) {
    for (const blocks of files)
      publish(
        store,
        clock,
        letters,
        blocks,
        records.map(({ Ztid }) => Ztid),
        lateByMs,
      );
  }
  store.commit();
  return files.length * times;
}

const codesBlock = (rows: { readonly [T in Table]?: readonly z.input<typeof codeRow>[] }) =>
  Object.fromEntries(
    tables.flatMap((table) => {
      const found = rows[table];
      if (found === undefined) return [];
      return [[table, { [rowElements[table]]: found.map(({ Sfyx = '1', ...row }) => ({ ...row, Sfyx })) }]];
    }),
  );

function findFiled({ state }: Store, ztid: string): FiledRecord {
  const record = state.records.find(({ Zt_xx }) => Zt_xx.Ztid === ztid);
  if (record === undefined) throw new ControlRefused(404, `No record has the Ztid ${ztid}.`);
  return record;
}

/** A filed record as a verification task has it: without the provider's ids and without filing numbers; each access names who filed it. */
const taskOf = (
  { Zt_xx: { IspZtid: _, Baxh: _number, Shrxm: _name, Shsj: _time, ...Zt_xx }, Wz_xx }: FiledRecord,
  Bz?: string,
) => ({
  Zt_xx,
  Wz_xx: Wz_xx.map(({ IspWzid: _, Baxh: _number, ...website }) => ({
    ...website,
    Ym_xx: website.Ym_xx.map(({ Ymid, Ym }) => ({ Ymid, Ym })),
    Jr_xx: website.Jr_xx.map(({ Jrid, Ispid, Wzfb, Wzjrfs, Ip_xx }) => ({
      ...{ Jrid, Wzfb, Wzjrfs },
      Ip_xx: Ip_xx.map(({ Ipid, Qsip, Zzip }) => ({ Ipid, Qsip, Zzip })),
      Bbyhid: Ispid,
      Bbyhlx: '1',
    })),
  })),
  Bz,
});

/** The changed record to publish; stored, unless its day is before that of the stored record. */
function changeRecord(store: Store, request: z.output<typeof changed>, today: string): FiledRecord {
  const { state } = store;
  const at = state.records.findIndex(({ Zt_xx }) => Zt_xx.Ztid === request.Ztid);
  const record = findFiled(store, request.Ztid);
  const wzid = request.Wzid ?? record.Wz_xx[0]?.Wzid;
  const { Dwmc, Bz, Wzmc, Wz_Bz, Syurl, Zjxgsj = today } = request;
  const definedOnly = <T extends object>(values: T): Partial<T> =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
  const next: FiledRecord = {
    Zt_xx: { ...record.Zt_xx, ...definedOnly({ Dwmc, Bz }), Zjxgsj },
    Wz_xx: record.Wz_xx.flatMap((website) => {
      if (website.Wzid !== wzid) return [website];
      return request.without ? [] : [{ ...website, ...definedOnly({ Wzmc, Wz_Bz, Syurl }), Zjxgsj }];
    }),
  };
  if (Zjxgsj >= record.Zt_xx.Zjxgsj) {
    state.records[at] = next;
    keepRegistered(state, record, next);
    const gone = record.Wz_xx.filter((website) => !next.Wz_xx.some(({ Wzid }) => Wzid === website.Wzid));
    state.ended.push(...gone.map((website) => endedWebsite(website, today)));
  }
  return next;
}
