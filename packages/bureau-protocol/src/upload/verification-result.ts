import { type BureauNotice, readTasks } from '../download/notice.ts';
import { encodeGbk, unmappableInGbk } from '../protocol/gbk.ts';
import {
  childrenOf,
  decodeXmlBytes,
  isXmlText,
  parseXml,
  withoutForeignElements,
  writeXml,
  type XmlElement,
  type XmlNode,
} from '../xml/xml.ts';

/** 核实结果: the answer to a verification task (`HSJG/Hsjgxx`, docs/spec/bureau-interface.md B-8.7). */
export interface VerificationResult {
  readonly passed: boolean;
  /** `Hsrxm`, at most 128 characters */
  readonly verifier: string;
  /** `Hssj`, YYYY-MM-DD */
  readonly day: string;
  /** `Bbdw`: the id of the provider */
  readonly ispId: string;
  /** `Hsyj`, 1 to 1,024 characters */
  readonly opinion: string;
  /** `Cwxx`, at most 4,000 characters */
  readonly errors?: string;
}

/** A task as it was read and stored. */
export type StoredTask = Pick<BureauNotice, 'bureauId' | 'facts' | 'remark'>;

/** A task that cannot be answered: what the answer must have and the task lacks, or a text that the interface cannot carry. */
export class UnanswerableTask extends Error {
  /** Paths of the record, or names of `VerificationResult`; no values. */
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the task cannot be answered: ${problems.join(', ')}`);
    this.name = 'UnanswerableTask';
    this.problems = problems;
  }
}

/** An element of the answer's record in the order of the schema; `from`: its name in the task. */
interface Row {
  readonly tag: string;
  readonly from?: string;
  readonly isRequired: boolean;
  readonly parts?: readonly Row[];
}
const required = (tag: string, ...parts: readonly Row[]): Row => ({
  tag,
  isRequired: true,
  ...(parts.length === 0 ? {} : { parts }),
});
const optional = (tag: string, ...parts: readonly Row[]): Row => ({ ...required(tag, ...parts), isRequired: false });

const contact = (name: Row, mobile: Row): readonly Row[] => [
  ...[name, optional('Fzr_dhhm'), { ...mobile, from: 'Fzr_sjhm' }, required('Fzr_dzyj')],
  ...[optional('Msn'), optional('Qq'), optional('Fzr_zjlx'), optional('Fzr_zjhm')],
];

/** Against the task: no languages, times or types of the filing unit; the mobile is `sjhm`, who filed an access `Bbfs` (B-13, row 9). */
const record: readonly Row[] = [
  required(
    'Zt_xx',
    ...[required('Ztid'), required('Dwmc'), optional('Dwxz')],
    required('Txdz', required('Shengid'), required('Shiid'), optional('Xianid'), optional('Xxdz')),
    optional('Tzr'),
    required('Zj', required('Zjlx'), required('Zjhm'), required('Zjzs')),
    required('Fzr', ...contact(optional('Fzr_xm'), required('sjhm'))),
    optional('Bz'),
  ),
  required(
    'Wz_xx',
    ...[required('Wzid'), required('Wzmc')],
    optional('Nrlx', required('Nrlx_xx', required('Nrlx_id'), required('Qzsph'), required('Spwj'))),
    required('Fwnr', required('Fwnr_id')),
    required('Ym_xx', required('Ymid'), required('Ym')),
    required(
      'Jr_xx',
      required('Jrid'),
      required('Wzfb', required('Fbdd')),
      required('Wzjrfs', required('Jrfs')),
      required('Ip_xx', required('Ipid'), required('Qsip'), required('Zzip')),
      { ...required('Bbfs'), from: 'Bbyhlx' },
    ),
    required('Wz_Fzr', ...contact(required('Fzr_xm'), optional('sjhm'))),
    optional('Syurl'),
    optional('Wz_Bz'),
  ),
];

/**
 * One record of a data file, GBK: the result, and the record as the task has it. `file`: the downloaded file of the task. @throws
 * UnanswerableTask
 */
export function encodeVerificationResult(file: Uint8Array, task: StoredTask, result: VerificationResult): Buffer {
  const problems: string[] = [];
  const texts = { verifier: result.verifier, opinion: result.opinion, errors: result.errors ?? '' };
  for (const [name, text] of Object.entries(texts))
    if (!isXmlText(text) || unmappableInGbk(text).length > 0) problems.push(name);
  const element = findTask(file, task);
  const nodes = element === undefined ? [] : nodesOf(element, record, '', problems);
  if (element === undefined) problems.push('HSRW/Baxx');
  if (problems.length > 0) throw new UnanswerableTask(problems);
  const text = (tag: string, value: string): XmlNode => ({ tag, text: value });
  return encodeGbk(
    writeXml({
      tag: 'Hsjgxx',
      children: [
        text('Hsjg', result.passed ? '0' : '1'),
        text('Hsrxm', result.verifier),
        text('Hssj', result.day),
        text('Bbdw', result.ispId),
        text('Hsyj', result.opinion),
        ...(result.errors === undefined ? [] : [text('Cwxx', result.errors)]),
        { tag: 'Baxx', children: nodes },
      ],
    }),
  );
}

/** A file may hold several tasks of one subject. */
function findTask(file: Uint8Array, task: StoredTask): XmlElement | undefined {
  const said = ({ bureauId, facts, remark }: StoredTask) => JSON.stringify([bureauId, facts, remark ?? null]);
  // After its retention a file is empty.
  const root = file.length === 0 ? undefined : withoutForeignElements(parseXml(decodeXmlBytes(file)));
  return childrenOf(root, 'ICP')
    .flatMap((icp) => childrenOf(icp, 'HSRW'))
    .flatMap((block) => {
      const read = readTasks(block);
      return childrenOf(block, 'Baxx').filter((_, at) => {
        const one = read[at];
        return typeof one === 'object' && said(one) === said(task);
      });
    })[0];
}

function nodesOf(parent: XmlElement, rows: readonly Row[], path: string, problems: string[]): XmlNode[] {
  return rows.flatMap(({ tag, from = tag, isRequired, parts }) => {
    const place = path === '' ? from : `${path}/${from}`;
    const found = childrenOf(parent, from).filter(({ text }) => parts !== undefined || text !== '');
    if (found.length === 0 && isRequired && !problems.includes(place)) problems.push(place);
    return found.map(
      (each): XmlNode =>
        parts === undefined ? { tag, text: each.text } : { tag, children: nodesOf(each, parts, place, problems) },
    );
  });
}
