import { unpackBeianInfo } from '../protocol/package.ts';
import { decodeXmlBytes } from '../xml/xml.ts';
import type { ReceivedCall } from './test-bureau.ts';

/** An unencrypted upload as the bureau reads it: its number, its block, and what its records are about. */
export interface ReceivedUpload {
  readonly sequence: number;
  /** Such as BGBA */
  readonly block: string;
  /** The id or filing number that stands first in each record: of the subject, or of what is added to or ended. */
  readonly records: readonly string[];
  readonly beianInfo: string;
  readonly beianInfoHash: string;
}

const recordStart = /<(?:Baxx|Xzxx|Bgxx|Zx_xx)>.*?<(?:IspZtid|Ztid|Ztbah|Wzid|Wzbah|Jlid)>([^<]*)</gs;

/** @throws PackageFault if it cannot be opened */
export function readUpload({ parameters }: ReceivedCall): ReceivedUpload {
  const { beianInfo = '', beianInfoHash = '', dataSequence } = parameters;
  const xml = decodeXmlBytes(unpackBeianInfo({ beianInfo, beianInfoHash, encryptAlgorithm: 0 }).xml);
  return {
    sequence: Number(dataSequence),
    block: /<ICP><(\w+)>/.exec(xml)?.[1] ?? '',
    records: [...xml.matchAll(recordStart)].map(([, key]) => key ?? ''),
    beianInfo,
    beianInfoHash,
  };
}
