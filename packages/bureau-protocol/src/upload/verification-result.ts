import { type BureauNotice, readTasks } from '../download/notice.ts';
import { answerRecordOf } from '../download/task-record.ts';
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
  const { nodes, lacks } = element === undefined ? { nodes: [], lacks: ['HSRW/Baxx'] } : answerRecordOf(element);
  problems.push(...lacks);
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
