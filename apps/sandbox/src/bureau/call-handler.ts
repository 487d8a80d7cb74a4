import { aesEncrypt, md5Base64, PackageFault, packBeianInfo, unpackBeianInfo } from '@beian/bureau-protocol/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Account } from '../environment.ts';
import { type ParsedFile, parseUploadFile } from '../operations/read-file.ts';
import type { FiledRecord } from '../records/shapes.ts';
import type { LedgerLine, Store } from '../store/store.ts';
import { type Tree, writeXml } from '../xml/write.ts';
import { firstFailing } from './call-checks.ts';
import type { Call } from './calls.ts';
import type { Faults } from './faults.ts';
import { damagedPreviousUpload, type FileInfos, type HostileFault, hostileFaults, hostileZip } from './hostile.ts';
import { checkPassword, filingStatus } from './lookups.ts';
import { type CallCode, callMessages } from './messages.ts';
import { nextFileName, sha256 } from './publish.ts';
import type { Review } from './review.ts';

/** Result of a call: the text of `<return>`, or no answer because a fault cuts the connection. */
export type CallOutcome = { readonly answer: string } | 'cut';

export interface CallHandler {
  call(call: Call): Promise<CallOutcome>;
  /** Sends held answers and stops holding; returns how many were sent. */
  release(): number;
}

export interface CallHandlerSettings {
  readonly account: Account;
  /** The letters of its province in file names. */
  readonly letters: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly review: Review;
  /** The records of every bureau. */
  readonly filed: () => readonly FiledRecord[];
  readonly log: Logger;
}

/** 50 MB of XML (§3.4). */
const maxFileBytes = 50 * 1024 * 1024;
/** Limit of the missing numbers in one answer, so that a very large number does not fill the memory. */
const maxListedNumbers = 10_000;

/** Content of a file without records of this bureau. */
const noRecord = Buffer.from('<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"/>');

const packageCodes = { decrypt: 6, hash: 7, unzip: 8, count: 17, size: 18 } as const;

export function createCallHandler({
  account,
  letters,
  store,
  clock,
  faults,
  review,
  filed,
  log,
}: CallHandlerSettings): CallHandler {
  const pendingAnswers = new Set<() => void>();

  const recordCall = (call: Call, code: CallCode | null, more: Partial<LedgerLine> = {}) => {
    store.appendToLedger({ at: clock.now().toISOString(), method: call.method, code, ...more });
    log.info({ method: call.method, code, dataSequence: more.dataSequence, fault: more.fault }, 'call');
  };

  /** Builds `<return>` with its variants (§4, §13.1, §13.2). The declaration says GBK although SOAP has decoded the text (§1.9). */
  const render = (
    code: CallCode,
    content: Readonly<Record<string, Tree | undefined>> = {},
    own: string = callMessages[code],
  ): CallOutcome => {
    const { padMsg, version, filingHours } = faults.settings;
    const hours = filingHours && `${filingHours.from}-${filingHours.to}`;
    const message = own.replace('09:00-17:00', hours ?? '09:00-17:00');
    const body = { msg_code: String(code), msg: padMsg ? message.padEnd(256) : message, ...content };
    const root = writeXml('return', body, version ? { version: 'V.3.0' } : {});
    return { answer: `<?xml version="1.0" encoding="GBK"?>${root}` };
  };

  const packFile = (fileName: string, xml: Uint8Array, damage: HostileFault | undefined) => {
    const encryption = faults.settings.encryptDownloads ? account.encryption : undefined;
    if (damage === undefined) return packBeianInfo({ fileName, xml, encryption });
    const zip = hostileZip(damage, fileName, xml);
    const sent = encryption ? aesEncrypt(zip, encryption.key, encryption.iv) : zip;
    return { beianInfo: sent.toString('base64'), beianInfoHash: md5Base64(zip), encryptAlgorithm: encryption ? 1 : 0 };
  };

  const fileInfos = (
    fileName: string,
    xml: Uint8Array | undefined,
    dataSequence?: string,
    damage?: HostileFault,
  ): FileInfos => {
    const packed = xml ? packFile(fileName, xml, damage) : { beianInfo: '', beianInfoHash: '', encryptAlgorithm: 0 };
    const base64 = faults.settings.wrapBase64 ? packed.beianInfo.replace(/(.{76})/g, '$1\n') : packed.beianInfo;
    return {
      hashAlgorithm: '0',
      compressionFormat: '0',
      encryptAlgorithm: String(packed.encryptAlgorithm),
      dataSequence,
      return_FileName: fileName,
      beianInfo: base64,
      beianInfoHash: packed.beianInfoHash,
    };
  };

  const upload = async (call: Call): Promise<CallOutcome> => {
    const number = Number(call.parameter('dataSequence'));
    const dataSequence = String(number);
    const refuse = (code: CallCode) => {
      recordCall(call, code, { dataSequence });
      return render(code);
    };
    let file: { fileName: string; xml: Buffer };
    try {
      file = unpackBeianInfo({
        beianInfo: call.parameter('beianInfo'),
        beianInfoHash: call.parameter('beianInfoHash'),
        encryptAlgorithm: Number(call.parameter('encryptAlgorithm')),
        encryption: account.encryption,
        maxBytes: maxFileBytes,
      });
    } catch (error) {
      if (error instanceof PackageFault) return refuse(packageCodes[error.fault]);
      throw error;
    }
    if (!/^[A-Za-z0-9._-]{1,128}$/.test(file.fileName)) return refuse(999);
    const hash = sha256(file.xml);
    const isRepeated = number === store.counter;
    if (isRepeated && faults.settings.repeatedNumber === 'idempotent') {
      if (hash !== store.lastUpload?.sha256) return refusedSequence(call);
      faults.countFired('repeatedNumber', true);
      recordCall(call, 0, { dataSequence, fileName: file.fileName, sha256: hash, repeated: true });
      return render(0);
    }
    if (faults.shouldFire('dropBeforeAccept')) {
      recordCall(call, null, { dataSequence, fault: 'dropBeforeAccept' });
      return 'cut';
    }
    if (faults.shouldFire('hangBeforeAccept')) {
      recordCall(call, null, { dataSequence, fault: 'hangBeforeAccept' });
      await holdAnswer('untilReleased');
      return 'cut';
    }

    const parsed = parseFile(file.xml);
    const cutsConnection = faults.shouldFire('dropAfterAccept');
    const code = faults.refusalOf('isp_upload', true) ?? 0;
    faults.countFired('repeatedNumber', isRepeated);
    store.saveUpload(number, file.xml);
    recordCall(call, code, {
      dataSequence,
      fileName: file.fileName,
      sha256: hash,
      ztids: subjectsOf(parsed),
      ...(code === 0 ? {} : { fault: 'refuse' }),
      ...(cutsConnection ? { fault: 'dropAfterAccept' } : {}),
    });
    review.receive(parsed, { dataSequence, fileName: file.fileName });
    if (cutsConnection) return 'cut';
    await holdAnswer(faults.settings.holdUploadAnswerMs);
    return render(code);
  };

  const subjectsOf = (parsed: ParsedFile): string[] => {
    if ('filings' in parsed) return parsed.filings.map((filing) => filing.subjectId(store.state));
    return 'verifications' in parsed ? parsed.verifications.map(({ Ztid }) => Ztid) : [];
  };

  const parseFile = (xml: Uint8Array): ParsedFile => parseUploadFile(xml, account.ispId);

  const holdAnswer = (wait: number | 'untilReleased'): Promise<void> | undefined => {
    if (wait === 0) return undefined;
    faults.countFired('holdUploadAnswerMs', wait === faults.settings.holdUploadAnswerMs);
    return new Promise((resolve) => {
      const timer = wait === 'untilReleased' ? undefined : setTimeout(() => releaseAnswer(), wait);
      const releaseAnswer = () => {
        clearTimeout(timer);
        pendingAnswers.delete(releaseAnswer);
        resolve();
      };
      pendingAnswers.add(releaseAnswer);
    });
  };

  const refusedSequence = (call: Call): CallOutcome => {
    const number = Number(call.parameter('dataSequence'));
    if (faults.countFired('otherNumber', faults.settings.otherNumber === '999')) {
      recordCall(call, 999, { dataSequence: String(number) });
      return render(999, {}, `数据序列号${number}不正确，应为${store.counter + 1}`);
    }
    recordCall(call, 14, { dataSequence: String(number) });
    faults.countFired('repeatedNumber', number > 0 && number === store.counter);
    const first = store.counter + 1;
    // For a number that was already used nothing is missing, so nothing is listed (README, "choices").
    const missing = Array.from({ length: Math.min(Math.max(number - first, 0), maxListedNumbers) }, (_, i) =>
      String(first + i),
    );
    return render(14, { dataSequences: missing.length > 0 ? { dataSequence: missing } : undefined });
  };

  const download = (call: Call): CallOutcome => {
    const [first, ...more] = store.state.queue;
    const damage = hostileFaults.find((kind) => faults.shouldFire(kind));
    const isOther = more.length > 0 && faults.shouldFire('outOfOrder');
    const waiting = isOther ? more[Math.floor(faults.nextRandom('which file') * more.length)] : first;
    const file = waiting ?? (damage && { fileName: reserveFileName(), sha256: undefined, ztids: [] });
    if (file === undefined) {
      recordCall(call, 2);
      return render(2);
    }
    const code = faults.settings.codeWithFile ?? (more.length > 0 ? 3 : 1);
    const { fileName, sha256: hash, ztids } = file;
    const infos = fileInfos(fileName, waiting ? store.readDownload(fileName) : noRecord, undefined, damage);
    const isCorrupt = faults.shouldFire('corruptHash');
    const fault = damage ?? (isCorrupt ? 'corruptHash' : isOther ? 'outOfOrder' : undefined);
    recordCall(call, code, { fileName, sha256: hash, ztids, ...(fault ? { fault } : {}) });
    if (!isCorrupt) return render(code, { fileInfos: infos });
    return render(code, { fileInfos: { ...infos, beianInfoHash: md5Base64(Buffer.from('corrupt')) } });
  };

  const reserveFileName = (): string => {
    const fileName = nextFileName(store, clock, letters);
    store.commit();
    return fileName;
  };

  const acknowledge = (call: Call): CallOutcome => {
    const fileName = call.parameter('fileName').trim();
    const isWaiting = store.state.queue.some((file) => file.fileName === fileName);
    const code = fileName === '' ? 21 : isWaiting || store.wasAcknowledged(fileName) ? 0 : 999;
    const isLost = isWaiting && faults.shouldFire('loseAcknowledgements');
    // The ledger is written first: at the next start it decides that the file leaves the queue.
    const fault = isLost ? { fault: 'loseAcknowledgements' } : {};
    recordCall(call, code, code === 0 ? { fileName, ...fault } : {});
    if (isWaiting && !isLost) {
      store.acknowledge(fileName);
      store.commit();
    }
    return render(code);
  };

  const previous = (call: Call): CallOutcome => {
    const last = store.lastUpload;
    const dataSequence = String(store.counter);
    recordCall(call, 0, { dataSequence, fileName: last?.fileName, sha256: last?.sha256 });
    // Zipped again from the XML, as a bureau may do (§5, step 3): the last upload is the same file but another zip.
    const xml = last ? store.readUpload(store.counter) : undefined;
    const damage = faults.settings.previousUploadDamaged;
    const isCut = damage === 'cutArchive' && xml !== undefined;
    const sound = fileInfos(last?.fileName ?? '', xml, dataSequence, isCut ? 'fileCut' : undefined);
    if (damage === null) return render(0, { fileInfos: sound });
    faults.countFired('previousUploadDamaged', true);
    return render(damage === 'refusedWithNumber' ? 999 : 0, damagedPreviousUpload(damage, sound));
  };

  const lookup = (call: Call): CallOutcome => {
    if (faults.shouldFire('dropLookups')) {
      recordCall(call, null, { fault: 'dropLookups' });
      return 'cut';
    }
    const isStatus = call.method === 'isp_querybeianstatus';
    const { code, content, ztids } = isStatus
      ? filingStatus(call, filed())
      : checkPassword(call, { store, clock, faults });
    recordCall(call, code, { ztids: [...ztids] });
    return render(code, content);
  };

  return {
    call: async (call) => {
      if (faults.countFired('down', faults.settings.down)) {
        recordCall(call, null, { fault: 'down' });
        return 'cut';
      }
      if (faults.countFired('silent', faults.settings.silent)) {
        recordCall(call, null, { fault: 'silent' });
        await holdAnswer('untilReleased');
        return 'cut';
      }
      const code =
        faults.refusalOf(call.method) ?? firstFailing(call, { account, faults, clock, counter: store.counter });
      if (code === 14) return refusedSequence(call);
      if (code !== undefined) {
        const number = call.parameter('dataSequence');
        recordCall(call, code, /^\d{1,10}$/.test(number) ? { dataSequence: number } : {});
        return render(code);
      }
      if (call.method === 'isp_querybeianstatus' || call.method === 'isp_verifybamm') return lookup(call);
      if (call.method === 'isp_upload') return upload(call);
      if (call.method === 'isp_download') return download(call);
      return call.method === 'isp_downloadack' ? acknowledge(call) : previous(call);
    },
    release: () => {
      faults.update({ holdUploadAnswerMs: 0, silent: false });
      const count = pendingAnswers.size;
      for (const releaseAnswer of pendingAnswers) releaseAnswer();
      return count;
    },
  };
}
