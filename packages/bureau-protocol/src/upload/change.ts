import { type AttachmentCodes, attachmentCodes } from '@beian/domain/codes';
import {
  type FilingRecord,
  isReported,
  type MaterialKind,
  materialRow,
  type ReportAttachment,
} from '@beian/domain/filing';
import { bilingual } from '@beian/domain/text';
import { encodeGbk } from '../protocol/gbk.ts';
import { base64Of, writeParts, XmlError, type XmlNode } from '../xml/xml.ts';
import { attachmentProblems, base64Length, locatedElements, recordProblems } from './check.ts';
import type { FilledNode } from './element-row.ts';
import { fillRecord } from './elements.ts';
import { type ReportProblem, reportProblem } from './problems.ts';

/**
 * One change of one subject. A change contains the complete state; there are no partial changes
 * (docs/spec/bureau-interface.md B-1.7).
 */
export interface ChangeFiling {
  /** The complete state after the change: the subject, and exactly the websites to send. */
  readonly record: FilingRecord;
  /** Reduced copies. A website's material is attached to the first website of the record. */
  readonly attachments: readonly ReportAttachment[];
  /** Codes of attachments; default: those of our own lists */
  readonly codes?: AttachmentCodes;
  /** `ICPmm`: MD5 of the filing password as hex text */
  readonly filingPasswordHash?: string;
}

/**
 * What the bureau would receive for one filing, element by element, and what it would refuse. Contains personal values.
 */
export interface ReportPreview {
  readonly fields: { readonly path: string; readonly value: string }[];
  readonly attachments: { readonly kind: MaterialKind; readonly base64Bytes: number; readonly limit: number }[];
  /** GBK bytes of the `Bgxx` element */
  readonly xmlBytes: number;
  readonly problems: ReportProblem[];
}

/** Thrown for a filing that the bureau would refuse; `problems` contain the reasons without values. */
export class UnreportableFiling extends Error {
  readonly problems: readonly ReportProblem[];
  constructor(problems: readonly ReportProblem[]) {
    super(`the filing cannot be reported: ${problems.map(({ code, field }) => `${code} ${field}`).join(', ')}`);
    this.name = 'UnreportableFiling';
    this.problems = problems;
  }
}

/** Records per data file (docs/spec/bureau-interface.md B-3.4). */
export const maxFilingsPerFile = 1000;

/**
 * Maximum size of a data file that we build, in bytes: the interface accepts 50 MB before compression
 * (docs/spec/bureau-interface.md B-3.4).
 */
export const maxFileBytes = 45 * 1024 * 1024;

/**
 * Writes the data file of one or more changes, GBK, valid against upload-data.xsd (V.3.0). `qqdwid` is the calling
 * `ispId`.
 * @throws UnreportableFiling when a filing has problems
 * @throws RangeError when there are no filings, too many, or two of one subject (1017)
 */
export function encodeChangeFiling(input: { qqdwid: string; filings: readonly ChangeFiling[] }): { xml: Buffer } {
  const { qqdwid, filings } = input;
  if (new Set(filings.map(({ record }) => record.subject.bureauId)).size < filings.length) {
    throw new RangeError('a file holds one filing per subject');
  }
  const problems = filings.flatMap(filingProblems);
  if (problems.length > 0) throw new UnreportableFiling(problems);
  return { xml: joinChanges(qqdwid, filings.map(encodeChange)) };
}

/** One change of a data file: the GBK bytes of its `Bgxx`. @throws UnreportableFiling */
export function encodeChange(filing: ChangeFiling): Buffer {
  const problems = filingProblems(filing);
  if (problems.length > 0) throw new UnreportableFiling(problems);
  const parts = writeParts(change(filing)).map((part) =>
    typeof part === 'string' ? encodeGbk(part) : { image: part },
  );
  // A single preallocated buffer, because a filing may have half a megabyte.
  const lengthOf = (part: (typeof parts)[number]) => ('image' in part ? base64Length(part.image.length) : part.length);
  const written = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + lengthOf(part), 0));
  let at = 0;
  for (const part of parts) {
    at += 'image' in part ? written.write(base64Of(part.image), at, 'latin1') : part.copy(written, at);
  }
  return written;
}

const FILE_HEAD = '<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"><ICP><BGBA>';
const fileTail = (qqdwid: string) => `</BGBA><Qqdwid>${qqdwid}</Qqdwid></ICP></UploadData>`;
/** Size of a data file without its changes; an id has at most 19 digits. */
export const fileFrameBytes = FILE_HEAD.length + fileTail('').length + 19;

/**
 * Joins changes of different subjects into one data file: its size is their sum plus at most `fileFrameBytes`. @throws
 * RangeError when there are none or too many, or when `qqdwid` is not an id
 */
export function joinChanges(qqdwid: string, changes: readonly Buffer[]): Buffer {
  if (changes.length === 0 || changes.length > maxFilingsPerFile) {
    throw new RangeError(`a file holds 1 to ${maxFilingsPerFile} filings`);
  }
  const [before, after] = fileFrame(qqdwid);
  return Buffer.concat([before, ...changes, after]);
}

/** The parts of a data file before and after its changes. @throws RangeError when `qqdwid` is not an id */
export function fileFrame(qqdwid: string): [before: Buffer, after: Buffer] {
  if (!/^[1-9]\d{0,18}$/.test(qqdwid)) throw new RangeError('qqdwid must be a positive number');
  return [Buffer.from(FILE_HEAD), Buffer.from(fileTail(qqdwid))];
}

/** What `encodeChangeFiling` would send for one filing. Never throws because of a record's values. */
export function previewChangeFiling(filing: ChangeFiling): ReportPreview {
  const problems = filingProblems(filing);
  const fields = locatedElements(fillRecord(filing.record)).flatMap(({ value, place }) =>
    value === undefined ? [] : [{ path: place.tag, value }],
  );
  if (filing.filingPasswordHash) fields.push({ path: 'ICPmm', value: filing.filingPasswordHash });
  return {
    fields,
    attachments: reported(filing).map(({ kind, bytes }) => ({
      kind,
      base64Bytes: base64Length(bytes.length),
      limit: materialRow(kind).reportLimit,
    })),
    xmlBytes: writtenBytes(filing),
    problems,
  };
}

/** 0 if a text is not valid XML; a character missing in GBK counts like one that exists. Neither is ever sent. */
function writtenBytes(filing: ChangeFiling): number {
  try {
    return writeParts(change(filing)).reduce((sum, part) => sum + bytesOf(part), 0);
  } catch (error) {
    if (error instanceof XmlError) return 0;
    throw error;
  }
}

function bytesOf(part: string | Uint8Array): number {
  if (typeof part !== 'string') return base64Length(part.length);
  return [...part].reduce((sum, character) => sum + (character < '\x80' ? 1 : 2), 0);
}

function filingProblems(filing: ChangeFiling): ReportProblem[] {
  const password = filing.filingPasswordHash;
  const place = { field: 'subject.filingPassword', tag: 'ICPmm', label: bilingual('备案密码', 'Filing password') };
  return [
    ...recordProblems(filing.record, fillRecord(filing.record)),
    ...attachmentProblems(reported(filing)),
    ...(filing.record.websites.some(({ preApprovals }) => preApprovals?.length) && scanOf(filing) === undefined
      ? [reportProblem('MISSING', { ...scanPlace, label: materialRow('PRE_APPROVAL').label })]
      : []),
    ...(password && !/^[0-9a-fA-F]{32}$/.test(password) ? [reportProblem('MALFORMED', place)] : []),
  ];
}

const scanPlace = { field: 'material.PRE_APPROVAL', tag: 'Wz_xx/Nrlx/Nrlx_xx/Spwj' };
/** The scan of the pre-approvals; one picture is used for all of them. */
const scanOf = (filing: ChangeFiling): ReportAttachment | undefined =>
  filing.attachments.find(({ kind }) => materialRow(kind).approval);

const reported = (filing: ChangeFiling): readonly ReportAttachment[] =>
  filing.attachments.filter(({ kind }) => isReported(kind));
const sentAttachments = (filing: ChangeFiling): readonly ReportAttachment[] =>
  filing.attachments.filter(({ kind }) => materialRow(kind).purpose !== null);

function change(filing: ChangeFiling): XmlNode {
  const scan = scanOf(filing);
  const written = writtenWith(scan === undefined ? [] : [{ tag: 'Spwj', bytes: scan.bytes }]);
  return {
    tag: 'Bgxx',
    children: [
      ...fillRecord(filing.record).children.flatMap(written),
      ...sentAttachments(filing).map((attachment) => attached(attachment, filing)),
      ...(filing.filingPasswordHash ? [{ tag: 'ICPmm', text: filing.filingPasswordHash }] : []),
    ],
  };
}

/**
 * Elements without a value are left out, never sent empty (docs/spec/bureau-interface.md B-8); each pre-approval gets the scan.
 */
const writtenWith =
  (scans: readonly XmlNode[]) =>
  (filled: FilledNode): XmlNode[] => {
    if (filled.kind === 'block') {
      const children = filled.children.flatMap(writtenWith(scans));
      return [{ tag: filled.tag, children: filled.tag === 'Nrlx_xx' ? [...children, ...scans] : children }];
    }
    return filled.kind === 'element' && filled.value !== undefined ? [{ tag: filled.tag, text: filled.value }] : [];
  };

/** Always JPEG; one `Fjxx` in each `Fj` (B-13, row 12). */
function attached(attachment: ReportAttachment, { record, codes = attachmentCodes() }: ChangeFiling): XmlNode {
  const { purpose, owner } = materialRow(attachment.kind);
  const ownerId = owner === 'subject' ? record.subject.bureauId : (record.websites[0]?.bureauId ?? '');
  return {
    tag: 'Fj',
    children: [
      {
        tag: 'Fjxx',
        children: [
          { tag: 'Fjwjgs', text: codes.jpeg },
          { tag: 'Fjyt', text: codes.purpose(purpose ?? 0) },
          { tag: 'Fjnr', bytes: attachment.bytes },
          {
            tag: 'Fjssdx',
            children: [
              { tag: 'Ssdxlx', text: owner === 'subject' ? '1' : '2' },
              { tag: 'Ssdxbs', children: [{ tag: 'Jlid', text: ownerId }] },
            ],
          },
        ],
      },
    ],
  };
}
