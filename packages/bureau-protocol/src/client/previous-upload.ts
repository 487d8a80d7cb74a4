import { evidenceBytes } from '../outbound/outbound.ts';
import { successCodes } from '../outcome/success-codes.ts';
import type { Encryption } from '../protocol/aes.ts';
import { child, childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';
import type { CallFault, PreviousUploadAnswer } from './answers.ts';
import type { ReturnDocument } from './envelope.ts';
import { openDownloadedFile } from './open-file.ts';

/**
 * Reads the answer to `isp_querypreviousupload` (docs/spec/bureau-interface.md B-4.4). Its number decides whether a lost upload is sent
 * again, so a number counts only in an answer that succeeded and whose file opens; the whole answer is the evidence of any other.
 */
export function readPreviousUpload(
  { root, code, message, raw }: ReturnDocument,
  encryption: Encryption | undefined,
): PreviousUploadAnswer {
  const evidence = Buffer.from(raw.slice(0, evidenceBytes));
  const fault = (cause: string): CallFault => ({ kind: 'fault', cause, evidence });
  if (!successCodes.includes(code)) return { kind: 'refused', code, message };
  const infos = child(root, 'fileInfos');
  const [dataSequence, ...others] = new Set([...numbersIn(infos), ...numbersIn(root)]);
  if (dataSequence === undefined)
    return infos === undefined ? { kind: 'refused', code, message } : fault('the answer has a file without a number');
  if (others.length > 0) return fault('the answer has more than one dataSequence');
  if (!/^\d{1,19}$/.test(dataSequence)) return fault('dataSequence is not a number');
  const none: PreviousUploadAnswer = { kind: 'answered', dataSequence, fileName: '', xml: null };
  if (infos === undefined) return isNone(dataSequence) ? none : fault('the answer has a number without a file');
  const opened = openDownloadedFile(infos, encryption);
  if (isNone(dataSequence)) return isEmpty(infos, opened) ? none : fault('the answer has a file and the number 0');
  return opened.kind === 'fault' ? { evidence, ...opened } : { ...opened, kind: 'answered', dataSequence };
}

/** Bytes of an archive without entries. */
const emptyArchiveBytes = 22;

/** Before the first upload a bureau may send an empty text, an archive without entries or one of an empty file (B-16.9). */
function isEmpty(infos: XmlElement, opened: ReturnType<typeof openDownloadedFile>): boolean {
  if (opened.kind === 'file') return opened.xml.length === 0;
  return Buffer.from(textAtPath(infos, 'beianInfo') ?? '', 'base64').length <= emptyArchiveBytes;
}

const isNone = (dataSequence: string): boolean => /^0+$/.test(dataSequence);

const numbersIn = (element: XmlElement | undefined): string[] =>
  childrenOf(element, 'dataSequence')
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
