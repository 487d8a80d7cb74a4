import { decodeDownload, InvalidDownload } from '../download/result.ts';
import { createOutbound, evidenceBytes, type Outbound } from '../outbound/outbound.ts';
import { successCodes } from '../outcome/success-codes.ts';
import type { Encryption } from '../protocol/aes.ts';
import { packDeflated } from '../protocol/package.ts';
import { type Deflated, deflateFile } from '../protocol/zip.ts';
import { child, childrenOf, XmlError } from '../xml/xml.ts';
import {
  type AcknowledgeAnswer,
  type CallFault,
  type DownloadAnswer,
  evidencePart,
  type FilingPasswordAnswer,
  type FilingStatusAnswer,
  type PreviousUploadAnswer,
  type ServiceAnswer,
  type UploadAnswer,
} from './answers.ts';
import { type Account, type BureauService, callMethod, findMethodFault, type Method, type Parameters } from './call.ts';
import { readFilingPassword, readFilingStatus } from './lookups.ts';
import { openDownloadedFile } from './open-file.ts';
import { readPreviousUpload } from './previous-upload.ts';
import type { CallLimits } from './transport.ts';

/** One configuration: address, provider, account and key belong together (docs/spec/bureau-interface.md B-2). */
export interface BureauConnection extends Account {
  /** http(s) address of the WSDL of upload and download */
  readonly upDownLoadWsdl: string;
  /** WSDL addresses of filing status and filing password; undefined: unknown, and not called. */
  readonly statusWsdl?: string | null;
  readonly passwordWsdl?: string | null;
  /** The key; downloads state themselves whether they are encrypted. */
  readonly encryption?: Encryption;
  /** Whether uploads are encrypted where there is a key; default: they are. */
  readonly encryptUploads?: boolean;
}

/** A bureau's three services. No method throws because of the bureau's behaviour; causes contain no personal values. */
export interface BureauClient {
  /**
   * `fileName` is the name of the zip entry: letters, digits, `.`, `_`, at most 128 characters. `xml` is GBK, at most
   * 50 MB, or the result of `deflateFile`.
   */
  upload(input: { fileName: string; xml: Uint8Array | Deflated; dataSequence: number | string }): Promise<UploadAnswer>;
  download(): Promise<DownloadAnswer>;
  acknowledge(fileName: string): Promise<AcknowledgeAnswer>;
  previousUpload(): Promise<PreviousUploadAnswer>;
  /** `conditionType`: 0 a domain, 1 to 11 a certificate of that type (docs/spec/bureau-interface.md B-4.5). Read-only. */
  queryFilingStatus(input: { conditionType: number; condition: string }): Promise<FilingStatusAnswer>;
  /**
   * `password` in the bureau's form: clear text, or its MD5 as hex text (B-4.6). The bureau counts the calls: do not
   * retry automatically.
   */
  verifyFilingPassword(input: { filingNumber: string; password: string }): Promise<FilingPasswordAnswer>;
  /** Whether passwords could be checked. No password is, because the bureau counts each check, also of an unknown number. */
  findPasswordService(): Promise<ServiceAnswer>;
}

const maxXmlBytes = 50 * 1024 * 1024;

/**
 * `lookupLimits` apply to filing status and filing password, because a person waits for those. `outbound`: how requests
 * are sent; by default only to public addresses.
 */
export function createBureauClient(
  connection: BureauConnection,
  limits: CallLimits,
  lookupLimits: CallLimits = limits,
  outbound: Outbound = createOutbound(),
): BureauClient {
  const files = serviceOf(connection, connection.upDownLoadWsdl, limits, outbound);
  const call = (method: Method, parameters: Parameters) => callMethod(files, method, parameters);
  const [status, password] = [connection.statusWsdl, connection.passwordWsdl].map(
    // A wrong address of a lookup service must not prevent uploads.
    (wsdl) => (wsdl && URL.canParse(wsdl) ? serviceOf(connection, wsdl, lookupLimits, outbound) : undefined),
  );
  return {
    async upload({ fileName, xml, dataSequence }) {
      const size = 'crc' in xml ? xml.size : xml.length;
      if (size > maxXmlBytes) return { kind: 'notSent', cause: 'the data file is over 50 MB' };
      if (!/^[\w.]{1,128}$/.test(fileName))
        return { kind: 'notSent', cause: 'the file name is not letters and digits' };
      const deflated = 'crc' in xml ? xml : await deflateFile([xml]);
      const { encryption, encryptUploads = true } = connection;
      const key = encryptUploads ? encryption : undefined;
      const { encryptAlgorithm, beianInfoHash, length, text } = await packDeflated(fileName, deflated, key);
      const parameters = {
        beianInfo: { length, pieces: text },
        beianInfoHash,
        dataSequence: String(dataSequence),
        encryptAlgorithm: String(encryptAlgorithm),
        hashAlgorithm: '0',
        compressionFormat: '0',
      };
      const called = await call('isp_upload', parameters);
      if (called.kind !== 'answer') return called;
      const { root, code, message } = called.document;
      const missing = childrenOf(child(root, 'dataSequences'), 'dataSequence').map(({ text }) => text.trim());
      return { kind: 'answered', code, message, missing };
    },
    async download() {
      const called = await call('isp_download', { hashAlgorithm: '0' });
      if (called.kind !== 'answer') return { ...called, kind: 'fault' };
      const { root, code, message, raw } = called.document;
      const infos = child(root, 'fileInfos');
      // It is not specified which of 0, 1 and 3 accompanies a file, so the presence of a file decides (B-4.2).
      if (infos !== undefined) {
        const opened = openDownloadedFile(infos, connection.encryption);
        // A fault without file bytes uses the answer as its evidence.
        if (opened.kind === 'fault') return { ...evidencePart(Buffer.from(raw.slice(0, evidenceBytes))), ...opened };
        return readFile(opened, code, raw);
      }
      return { kind: successCodes.includes(code) ? 'empty' : 'refused', code, message };
    },
    async acknowledge(fileName) {
      const called = await call('isp_downloadack', { hashAlgorithm: '0', fileName });
      if (called.kind !== 'answer') return called;
      return { kind: 'answered', code: called.document.code, message: called.document.message };
    },
    async previousUpload() {
      const called = await call('isp_querypreviousupload', { hashAlgorithm: '0' });
      if (called.kind !== 'answer') return { ...called, kind: 'fault' };
      return readPreviousUpload(called.document, connection.encryption);
    },
    async queryFilingStatus({ conditionType, condition }) {
      if (!status) return noAddress;
      const asked = { queryConditionType: String(conditionType), queryCondition: condition };
      const called = await callMethod(status, 'isp_querybeianstatus', { hashAlgorithm: '0', ...asked });
      return called.kind === 'answer' ? readFilingStatus(called.document, condition) : { ...called, kind: 'fault' };
    },
    async verifyFilingPassword({ filingNumber, password: bamm }) {
      if (!password) return noAddress;
      const called = await callMethod(password, 'isp_verifybamm', { hashAlgorithm: '0', baxh: filingNumber, bamm });
      return called.kind === 'answer' ? readFilingPassword(called.document) : { ...called, kind: 'fault' };
    },
    async findPasswordService() {
      if (!password) return noAddress;
      const fault = await findMethodFault(password, 'isp_verifybamm');
      return fault === undefined ? { kind: 'described' } : { ...fault, kind: 'fault' };
    },
  };
}

/** A file that opens but is not a result is treated like one that does not open (B-3.3). */
function readFile(opened: { fileName: string; xml: Buffer }, code: string, raw: string): DownloadAnswer {
  const { fileName, xml } = opened;
  try {
    return { kind: 'file', code, fileName, xml, content: decodeDownload(xml), raw };
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof InvalidDownload)) throw error;
    return { kind: 'fault', cause: `the file cannot be read: ${error.message}`, fileName, evidence: xml };
  }
}

const noAddress: CallFault = { kind: 'fault', cause: 'the connection has no usable address of this service' };

function serviceOf(
  { ispId, userName, password }: Account,
  wsdl: string,
  limits: CallLimits,
  outbound: Outbound,
): BureauService {
  // An address that is none, saved under an earlier rule, is answered by each call as one that cannot be called.
  const address = new URL(URL.canParse(wsdl) ? wsdl : 'about:blank');
  return { account: { ispId, userName, password }, address, limits, outbound };
}
