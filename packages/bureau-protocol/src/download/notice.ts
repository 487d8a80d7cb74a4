import type { CheckFact, CheckFacts, RectificationKind } from '@beian/domain/bureau';
import { numberToIp } from '../protocol/ip.ts';
import { childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';
import { readRecord, UnreadableRecord } from './record.ts';
import { answerRecordOf } from './task-record.ts';

/**
 * What a bureau asks of filed data: a rectification notice 整改通知 (`XGTZ/Tzxx`, docs/spec/bureau-interface.md B-9.6), a check 核查
 * (`HCJG/Jgxx`, B-9.4) or a verification task 核实任务 (`HSRW/Baxx`, B-9.5).
 */
export interface BureauNotice {
  /** `Tzlb`, or the element of the check with its `Hcjg` */
  readonly about: RectificationKind;
  /** `Baxh`, `Wz_Baxh`: filing number of the subject or the website */
  readonly filingNumber?: string;
  /** `Jlid`, `Ztid`, `Wzid`: the bureau's id of the subject or website */
  readonly bureauId?: string;
  /** `Tznr`, `Cwyy`; the others have facts instead */
  readonly text?: string;
  readonly facts?: CheckFacts;
  /** Of a verification task: paths that its answer must have and its record lacks. */
  readonly lacks?: readonly string[];
  /** `Bz` */
  readonly remark?: string;
}

/**
 * The notices of a block, in file order; one without a kind or a text is returned as its position, e.g. `XGTZ/Tzxx[1]`.
 */
export const readNotices = (block: XmlElement): (BureauNotice | string)[] =>
  childrenOf(block, 'Tzxx').map((each, at) => readNotice(each) ?? `XGTZ/Tzxx[${at + 1}]`);

function readNotice(element: XmlElement): BureauNotice | undefined {
  const about = ({ 0: 'subject', 1: 'website' } as const)[textAtPath(element, 'Tzlb')?.trim() ?? ''];
  const text = textAtPath(element, 'Tznr');
  if (about === undefined || text === undefined) return undefined;
  return {
    about,
    filingNumber: trimmed(element, 'Baxh'),
    bureauId: trimmed(element, 'Jlid'),
    text,
    remark: textAtPath(element, 'Bz'),
  };
}

/** A check of a website: its kinds by `Hcjg` (`''`: it has none), and its facts by element. */
interface CheckRow {
  readonly kinds: Readonly<Record<string, RectificationKind>>;
  readonly facts: Readonly<Record<string, CheckFact>>;
}
const websiteChecks: Readonly<Record<string, CheckRow>> = {
  Jrhc: {
    kinds: { 1: 'accessOverReported', 2: 'accessUnderReported' },
    facts: { Ym: 'domain', Jxip: 'resolvedIp', Bbisp: 'filedBy', Jrid: 'accessId', Hcsj: 'checkedAt' },
  },
  Kkwzhc: {
    kinds: { 0: 'emptyWebsiteAlive', 1: 'emptyWebsiteDead' },
    facts: { Syurl: 'homeUrl', Hcsj: 'checkedAt' },
  },
  Wzch: { kinds: { '': 'websiteLiveness' }, facts: { Syurl: 'homeUrl', Hcsj: 'checkedAt' } },
};

/** Elements of `HCJG/Jgxx` that are read. */
export const knownChecks: readonly string[] = ['Zthc', ...Object.keys(websiteChecks)];

/**
 * Checks of subjects that found a fault, then of websites; one that names nothing on file, has no result or has a malformed fact is returned
 * as its position. A check of a subject without a fault asks for nothing.
 */
export function readChecks(block: XmlElement): (BureauNotice | string)[] {
  const results = childrenOf(block, 'Jgxx');
  const named = (name: string) => results.flatMap((each) => childrenOf(each, name));
  const subjects = named('Zthc').flatMap<BureauNotice | string>((each, at) => {
    const text = textAtPath(each, 'Cwyy');
    if (text === undefined) return [];
    const bureauId = trimmed(each, 'Ztid');
    if (bureauId === undefined) return [`HCJG/Jgxx/Zthc[${at + 1}]`];
    return [{ about: 'subjectCheck', bureauId, text, remark: textAtPath(each, 'Bz') }];
  });
  const websites = Object.entries(websiteChecks).flatMap(([name, row]) =>
    named(name).map((each, at) => readWebsiteCheck(each, row) ?? `HCJG/Jgxx/${name}[${at + 1}]`),
  );
  return [...subjects, ...websites];
}

function readWebsiteCheck(element: XmlElement, { kinds, facts: names }: CheckRow): BureauNotice | undefined {
  const about = kinds['' in kinds ? '' : (trimmed(element, 'Hcjg') ?? '')];
  const [filingNumber, bureauId] = [trimmed(element, 'Wz_Baxh'), trimmed(element, 'Wzid')];
  if (about === undefined || (filingNumber === undefined && bureauId === undefined)) return undefined;
  const facts: Partial<Record<CheckFact, string>> = {};
  for (const [path, name] of Object.entries(names)) {
    const value = trimmed(element, path);
    if (value === undefined) continue;
    const shown = name === 'resolvedIp' ? ipOf(value) : value;
    if (shown === undefined) return undefined;
    facts[name] = shown;
  }
  return { about, filingNumber, bureauId, facts, remark: textAtPath(element, 'Bz') };
}

/** Verification tasks; one whose record cannot be read is returned as its position with the element. */
export const readTasks = (block: XmlElement): (BureauNotice | string)[] =>
  childrenOf(block, 'Baxx').map((each, at): BureauNotice | string => {
    try {
      const { subject, websites } = readRecord(each);
      const facts = {
        websites: websites.map(({ name }) => name).join('; '),
        domain: websites.flatMap(({ domains }) => domains.map(({ name }) => name)).join('; '),
      };
      const { lacks } = answerRecordOf(each);
      return {
        ...{ about: 'verificationTask', bureauId: subject.bureauId, facts, remark: textAtPath(each, 'Bz') },
        ...(lacks.length === 0 ? {} : { lacks }),
      };
    } catch (error) {
      if (error instanceof UnreadableRecord) return `HSRW/Baxx[${at + 1}]: ${error.path}`;
      throw error;
    }
  });

const trimmed = (element: XmlElement, path: string): string | undefined =>
  textAtPath(element, path)?.trim() || undefined;

/** 0 to 4294967295, else undefined. */
const ipOf = (digits: string): string | undefined =>
  /^\d{1,10}$/.test(digits) && Number(digits) <= 0xffff_ffff ? numberToIp(digits) : undefined;
