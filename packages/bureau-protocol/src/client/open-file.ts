import { evidenceBytes } from '../outbound/outbound.ts';
import type { Encryption } from '../protocol/aes.ts';
import { PackageFault, unpackBeianInfo } from '../protocol/package.ts';
import { textAtPath, type XmlElement } from '../xml/xml.ts';
import { type CallFault, evidencePart } from './answers.ts';

const LONGEST_NAME = 255;

/**
 * Opens the file of an answer as described by the answer (docs/spec/bureau-interface.md B-3.3): encrypted or not, independent of
 * the upload settings.
 */
export function openDownloadedFile(
  infos: XmlElement,
  encryption: Encryption | undefined,
): { kind: 'file'; fileName: string; xml: Buffer } | CallFault {
  const named = (name: string) => textAtPath(infos, name)?.trim() ?? '';
  const fileName = named('return_FileName');
  const fault = (cause: string): CallFault => ({ kind: 'fault', cause, fileName });
  if (fileName === '') return { kind: 'fault', cause: 'the file has no return_FileName' };
  // At most 128 bytes (docs/spec/bureau-interface.md B-3.2): a name of thousands fits no index, so the file could never be
  // acknowledged.
  if (fileName.length > LONGEST_NAME)
    return {
      kind: 'fault',
      cause: 'the return_FileName is too long for a name',
      ...evidencePart(Buffer.from(fileName.slice(0, evidenceBytes))),
    };
  if (named('hashAlgorithm') !== '0') return fault('unknown hashAlgorithm');
  if (named('compressionFormat') !== '0') return fault('unknown compressionFormat');
  const encryptAlgorithm = ['0', '1'].indexOf(named('encryptAlgorithm'));
  if (encryptAlgorithm < 0) return fault('unknown encryptAlgorithm');
  try {
    const { xml } = unpackBeianInfo({
      beianInfo: named('beianInfo'),
      beianInfoHash: named('beianInfoHash'),
      encryptAlgorithm,
      encryption,
    });
    return { kind: 'file', fileName, xml };
  } catch (error) {
    if (error instanceof PackageFault) {
      const cause = `the file does not open (${error.fault}): ${error.message}`;
      const packed = Buffer.from(named('beianInfo'), 'base64');
      const isWhole = error.fault !== 'hash' && error.fault !== 'decrypt';
      return { ...fault(cause), ...(isWhole ? { evidence: packed } : evidencePart(packed)) };
    }
    throw error;
  }
}
