import type { FilingRecord } from '@beian/domain/filing';
import {
  child,
  childrenOf,
  decodeXmlBytes,
  parseXml,
  textAtPath,
  uniqueTextAt,
  withoutForeignElements,
  type XmlElement,
} from '../xml/xml.ts';
import { type BlackListEntry, readBlackList } from './black-list.ts';
import { type CodeTableRow, readCodeTables } from './code-tables.ts';
import { type Deregistration, readDeregistrations } from './deregistration.ts';
import { unknownElements } from './known-elements.ts';
import { type BureauNotice, knownChecks, readChecks, readNotices, readTasks } from './notice.ts';
import { readRecord, UnreadableRecord } from './record.ts';

/** One result of a filing: of the bureau's automatic check (`Jg_xx`) or of its reviewer (`Gjsh`). */
export interface ResultEntry {
  readonly kind: 'machine' | 'opinion';
  /**
   * `Czlx`: 1 new filing, 2 new website, 3 new access, 4 change, 5 end of an access, 6 of a subject, 7 of a website,
   * 35 only materials; '' if the bureau leaves it out
   */
  readonly operation: string;
  /**
   * What was filed (docs/spec/bureau-interface.md B-9.2); absent for a whole file. By operation, `Bs` of the automatic
   * check and `Jlid` of the reviewer: 1 the provider's subject id in both · 2 the subject's filing number or bureau id,
   * and the provider's website id · 3 the website's filing number or the provider's access id, and the provider's access
   * id · 4 the bureau id or filing number that was submitted, and the bureau's subject id · 5, 6, 7 what was submitted,
   * and the bureau's id of the access, subject or website.
   */
  readonly identifier?: string;
  /** `Jgdm` with `Dmms`; an opinion has none */
  readonly codes: readonly { readonly code: string; readonly text?: string }[];
  /** `Shjg`: 1 is passed, 0 refused (opinions) */
  readonly passed?: boolean;
  /** `Shrxm` */
  readonly reviewer?: string;
  /** `Shr_dhhm` */
  readonly phone?: string;
  /** `Shsj` unchanged; a day, and often a time */
  readonly time?: string;
  /** Shanghai day of `Shsj`, YYYY-MM-DD */
  readonly day?: string;
  /** `Shyj`: the reviewer's text */
  readonly text?: string;
  /** `Bz` */
  readonly remark?: string;
}

export interface DownloadedFile {
  /** In file order, without merging: code 1001 and the opinion with the same meaning are two entries. */
  readonly entries: ResultEntry[];
  /** `BASJ`, then `SJTB` */
  readonly records: FilingRecord[];
  /** `ZXSJ`: filings that were deregistered */
  readonly deregistered: Deregistration[];
  /** `JCDM`, also of a synchronization: rows of code tables */
  readonly codes: CodeTableRow[];
  /** `HMDLB` */
  readonly blackList: BlackListEntry[];
  /** `XGTZ`, `HCJG`, `HSRW` */
  readonly notices: BureauNotice[];
  /** Paths of other blocks in the file, e.g. `ICP/FFJRHMD`, `JCDM/Bbdwlb`, `ICP/BASJ/Baxx/Wz_xx/Nrlx`; each once */
  readonly otherBlocks: string[];
  /** Paths of elements that the schema does not list, each once; what stands around them is read. */
  readonly unknown: string[];
  /** Records that violate the schema; the others are read. */
  readonly unreadable: UnreadableEntry[];
  /** Number of characters that could not be decoded; they are replaced by U+FFFD. */
  readonly undecodable: number;
}

/** A record that cannot be read. */
export interface UnreadableEntry {
  readonly list: 'records' | 'deregistered' | 'codes' | 'blackList' | 'notices';
  /** Its position in the list if every record were readable, from 0. */
  readonly at: number;
  /** Block and position, and the element if it is known, e.g. `BASJ/Baxx[2]: Zt_xx`; no values. */
  readonly path: string;
}

/** The file is not a download file of this interface. */
export class InvalidDownload extends Error {
  constructor() {
    super('the root element is not DownloadData');
    this.name = 'NotADownload';
  }
}

/** Reads a downloaded data file, GBK or as declared (docs/spec/bureau-interface.md B-9). @throws XmlError, InvalidDownload */
export function decodeDownload(xml: Uint8Array): DownloadedFile {
  const text = decodeXmlBytes(xml);
  const root = withoutForeignElements(parseXml(text));
  if (root.name !== 'DownloadData') throw new InvalidDownload();
  const icp = childrenOf(root, 'ICP');
  const blocks = (name: string) => icp.flatMap((each) => childrenOf(each, name));
  const synchronized = childrenOf(root, 'SJTB');
  const published = [
    ...blocks('BASJ').flatMap(numbered('BASJ')),
    ...synchronized.flatMap((each) => childrenOf(each, 'ICP')).flatMap(numbered('SJTB')),
  ];
  const records = published.map(({ element, place }) => readOne(element, place));
  const deregistered = blocks('ZXSJ').flatMap(readDeregistrations);
  const tables = [root, ...synchronized].flatMap((each) => childrenOf(each, 'JCDM'));
  const codes = tables.flatMap(readCodeTables);
  const blackList = blocks('HMDLB').flatMap(readBlackList);
  // A later version reads what an earlier one left unread, by position: new kinds stand at the end.
  const notices = [
    ...blocks('XGTZ').flatMap(readNotices),
    ...blocks('HCJG').flatMap(readChecks),
    ...blocks('HSRW').flatMap(readTasks),
  ];
  return {
    entries: blocks('BAJG').flatMap(entriesOf),
    records: readable(records),
    deregistered: readable(deregistered),
    codes: readable(codes),
    blackList: readable(blackList),
    notices: readable(notices),
    otherBlocks: [...new Set([...otherBlocks(root), ...published.flatMap(({ element }) => approvals(element))])],
    unknown: unknownElements(root),
    unreadable: [
      ...unreadableIn('records', records),
      ...unreadableIn('deregistered', deregistered),
      ...unreadableIn('codes', codes),
      ...unreadableIn('blackList', blackList),
      ...unreadableIn('notices', notices),
    ],
    undecodable: text.split('\uFFFD').length - 1,
  };
}

const readable = <T extends object>(each: readonly (T | string)[]): T[] =>
  each.filter((one): one is T => typeof one !== 'string');

const unreadableIn = (list: UnreadableEntry['list'], all: readonly (object | string)[]): UnreadableEntry[] =>
  all.flatMap((each, at) => (typeof each === 'string' ? [{ list, at, path: each }] : []));

const numbered = (block: string) => (parent: XmlElement) =>
  childrenOf(parent, 'Baxx').map((element, at) => ({ element, place: `${block}/Baxx[${at + 1}]` }));

function readOne(element: XmlElement, place: string): FilingRecord | string {
  try {
    return readRecord(element);
  } catch (error) {
    if (error instanceof UnreadableRecord) return `${place}: ${error.path}`;
    throw error;
  }
}

function entriesOf(block: XmlElement): ResultEntry[] {
  const machine = childrenOf(block, 'Jg_xx').map(machineEntry);
  const opinions = childrenOf(block, 'GJSHS')
    .flatMap((each) => childrenOf(each, 'Gjsh'))
    .map(opinionEntry);
  return [...machine.map((entry) => withSubject(entry, machine, opinions)), ...opinions];
}

/** Codes of one filing; those of a whole file, which has no subject, begin with 5 (docs/spec/bureau-interface.md B-7). */
const codeOfFiling = /^1\d{3}$/;

/**
 * An automatic check without `Bs` belongs to the subject of the opinion beside it, if nothing else is possible: it is the only check of
 * its operation in the block, the opinions name one subject, and it does not contradict them (B-9.2).
 */
function withSubject(
  entry: ResultEntry,
  machine: readonly ResultEntry[],
  opinions: readonly ResultEntry[],
): ResultEntry {
  const { operation, codes } = entry;
  const isAlone = machine.filter((one) => one.operation === operation || one.operation === '').length === 1;
  const isOfFiling = codes.length > 0 && codes.every(({ code }) => codeOfFiling.test(code));
  if (entry.identifier !== undefined || operation === '' || !isAlone || !isOfFiling) return entry;
  const beside = opinions.filter((one) => one.operation === operation || one.operation === '');
  const subjects = new Set(beside.map(({ identifier }) => identifier));
  const isApproval = codes.some(({ code }) => code === '1001');
  const agrees = beside.every((one) => one.operation === operation && one.passed === isApproval);
  return subjects.size === 1 && agrees ? { ...entry, identifier: beside[0]?.identifier } : entry;
}

function machineEntry(element: XmlElement): ResultEntry {
  return {
    kind: 'machine',
    operation: uniqueTextAt(element, 'Czlx') ?? '',
    identifier: uniqueTextAt(element, 'Bs'),
    codes: childrenOf(element, 'Jgxx').map((each) => ({
      code: uniqueTextAt(each, 'Jgdm') ?? '',
      text: textAtPath(each, 'Dmms'),
    })),
    remark: textAtPath(element, 'Bz'),
  };
}

function opinionEntry(element: XmlElement): ResultEntry {
  const result = uniqueTextAt(element, 'Shjg');
  return {
    kind: 'opinion',
    operation: uniqueTextAt(element, 'Czlx') ?? '',
    identifier: uniqueTextAt(element, 'Jlid'),
    codes: [],
    passed: result === '1' ? true : result === '0' ? false : undefined,
    reviewer: textAtPath(element, 'Shrxm'),
    phone: textAtPath(element, 'Shr_dhhm'),
    time: textAtPath(element, 'Shsj')?.trim(),
    day: dayOf(textAtPath(element, 'Shsj')),
    text: textAtPath(element, 'Shyj'),
  };
}

/** The text says YYYY-MM-DD, the schema 10 to 22 characters: a time may follow. */
const dayOf = (time: string | undefined): string | undefined => /^\s*(\d{4}-\d{2}-\d{2})/.exec(time ?? '')?.[1];

/** Blocks of ICP that are read. */
const knownBlocks: readonly string[] = ['BAJG', 'BASJ', 'ZXSJ', 'HMDLB', 'XGTZ', 'HSRW'];

function otherBlocks(root: XmlElement): string[] {
  const tables = (block: XmlElement, path: string) =>
    block.children.filter(({ name }) => name !== 'Jcdm_xx').map(({ name }) => `${path}/${name}`);
  return root.children.flatMap((top) => {
    if (top.name === 'ICP')
      return top.children.flatMap((block) => {
        if (block.name === 'HCJG') return otherChecks(block);
        return knownBlocks.includes(block.name) ? [] : [`ICP/${block.name}`];
      });
    if (top.name === 'SJTB')
      return top.children.flatMap((each) => {
        if (each.name === 'JCDM') return tables(each, 'SJTB/JCDM');
        return each.name === 'ICP' ? [] : [`SJTB/${each.name}`];
      });
    return top.name === 'JCDM' ? tables(top, 'JCDM') : [top.name];
  });
}

/** Checks that the interface does not list. */
const otherChecks = (block: XmlElement): string[] =>
  childrenOf(block, 'Jgxx')
    .flatMap(({ children }) => children)
    .filter(({ name }) => !knownChecks.includes(name))
    .map(({ name }) => `ICP/HCJG/${name}`);

/**
 * Parts of pre-approvals that are not stored: one without a number, which cannot be sent again, so that a change would remove it; and
 * scans, in whose place a change sends the document that it must bring.
 */
function approvals(record: XmlElement): string[] {
  const list = childrenOf(record, 'Wz_xx').flatMap((website) => childrenOf(child(website, 'Nrlx'), 'Nrlx_xx'));
  const path = 'ICP/BASJ/Baxx/Wz_xx/Nrlx';
  return [
    ...(list.some((each) => textAtPath(each, 'Qzsph') === undefined) ? [path] : []),
    ...(list.some((each) => child(each, 'Spwj') !== undefined) ? [`${path}/Nrlx_xx/Spwj`] : []),
  ];
}
