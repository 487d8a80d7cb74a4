import { unpackBeianInfo } from '../protocol/package.ts';
import type { ReceivedCall } from './test-bureau.ts';

/** An unencrypted upload as the bureau reads it: its number, and the ids of its subjects. */
export interface ReceivedUpload {
  readonly sequence: number;
  readonly subjects: readonly string[];
  readonly beianInfo: string;
  readonly beianInfoHash: string;
}

/** @throws PackageFault if it cannot be opened */
export function readUpload({ parameters }: ReceivedCall): ReceivedUpload {
  const { beianInfo = '', beianInfoHash = '', dataSequence } = parameters;
  const { xml } = unpackBeianInfo({ beianInfo, beianInfoHash, encryptAlgorithm: 0 });
  const subjects = [...xml.toString('latin1').matchAll(/<Bgxx>.*?<Ztid>(\d+)<\/Ztid>/gs)].map(([, id]) => id ?? '');
  return { sequence: Number(dataSequence), subjects, beianInfo, beianInfoHash };
}
