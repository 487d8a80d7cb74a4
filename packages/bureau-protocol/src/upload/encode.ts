import { codeListOf, labelOfCode } from '@beian/domain/codes';
import { type MaterialKind, materialRow } from '@beian/domain/filing';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { encodeGbk } from '../protocol/gbk.ts';
import { base64Length, base64Of, writeParts, XmlError, type XmlNode } from '../xml/xml.ts';
import { attachmentNodes, attachmentProblems, reportedAttachments, scanOf } from './attachments.ts';
import { locatedElements, recordProblems } from './check.ts';
import { contentOf, type ReportContent } from './content.ts';
import type { ElementRow, FilledNode } from './element-row.ts';
import type { ReportProblem } from './problems.ts';
import type { Report } from './report.ts';

/** One element of a report. */
export interface ReportedField {
  readonly path: string;
  readonly value: string;
  /** What the bureau's form calls it. */
  readonly label: BilingualText;
  /** What a code or a number stands for; left out: the value itself. */
  readonly words?: BilingualText;
}

/**
 * What the bureau would receive for one report, element by element, and what it would refuse. Contains personal values.
 */
export interface ReportPreview {
  readonly fields: ReportedField[];
  readonly attachments: { readonly kind: MaterialKind; readonly base64Bytes: number; readonly limit: number }[];
  /** GBK bytes of the record */
  readonly xmlBytes: number;
  readonly problems: ReportProblem[];
}

/** Thrown for a report that the bureau would refuse; `problems` contain the reasons without values. */
export class UnreportableFiling extends Error {
  readonly problems: readonly ReportProblem[];
  constructor(problems: readonly ReportProblem[]) {
    super(`the filing cannot be reported: ${problems.map(({ code, field }) => `${code} ${field}`).join(', ')}`);
    this.name = 'UnreportableFiling';
    this.problems = problems;
  }
}

/** One record of a data file, GBK, valid against upload-data.xsd (V.3.0). @throws UnreportableFiling */
export function encodeReport(report: Report): Buffer {
  const content = contentOf(report);
  const problems = problemsOf(content);
  if (problems.length > 0) throw new UnreportableFiling(problems);
  const parts = recordParts(content).map((part) => (typeof part === 'string' ? encodeGbk(part) : { image: part }));
  // A single preallocated buffer, because a report may have half a megabyte.
  const lengthOf = (part: (typeof parts)[number]) => ('image' in part ? base64Length(part.image.length) : part.length);
  const written = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + lengthOf(part), 0));
  let at = 0;
  for (const part of parts) {
    at += 'image' in part ? written.write(base64Of(part.image), at, 'latin1') : part.copy(written, at);
  }
  return written;
}

/** What `encodeReport` would write. Never throws because of a report's values. */
export function previewReport(report: Report): ReportPreview {
  const content = contentOf(report);
  return {
    fields: locatedElements(content.record).flatMap(({ row, value, place }) =>
      value === undefined ? [] : [{ path: place.tag, value, label: place.label, ...wordsOf(row, value) }],
    ),
    attachments: reportedAttachments(content).map(({ kind, bytes }) => ({
      kind,
      base64Bytes: base64Length(bytes.length),
      limit: materialRow(kind).reportLimit,
    })),
    xmlBytes: writtenBytes(content),
    problems: problemsOf(content),
  };
}

/** As a person types it into the bureau's form. */
function wordsOf({ type, field }: ElementRow, value: string): Pick<ReportedField, 'words'> {
  const list = codeListOf(field);
  // A malformed one is a problem of the preview, and stands as it is.
  if (type === 'ip' && /^\d+$/.test(value)) {
    const address = dottedAddress(BigInt(value));
    return { words: bilingual(address, address) };
  }
  return list === undefined ? {} : { words: labelOfCode(list, value) };
}

const dottedAddress = (number: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((number >> shift) & 255n)).join('.');

const problemsOf = (content: ReportContent): ReportProblem[] => [
  ...recordProblems(content),
  ...attachmentProblems(content),
];

/** 0 if a text is not valid XML; a character missing in GBK counts like one that exists. Neither is ever sent. */
function writtenBytes(content: ReportContent): number {
  try {
    return recordParts(content).reduce((sum, part) => sum + bytesOf(part), 0);
  } catch (error) {
    if (error instanceof XmlError) return 0;
    throw error;
  }
}

function bytesOf(part: string | Uint8Array): number {
  if (typeof part !== 'string') return base64Length(part.length);
  return [...part].reduce((sum, character) => sum + (character < '\x80' ? 1 : 2), 0);
}

const recordParts = (content: ReportContent): (string | Uint8Array)[] =>
  writeParts({
    tag: content.record.tag,
    children: content.record.children.flatMap((child) => nodesOf(content, child)),
  });

/**
 * Elements without a value are left out, never sent empty (docs/spec/bureau-interface.md B-8); each pre-approval gets
 * the scan of its website.
 */
function nodesOf(content: ReportContent, filled: FilledNode, website?: string): XmlNode[] {
  if (filled.kind === 'attachments') return attachmentNodes(content);
  if (filled.kind === 'element') return filled.value === undefined ? [] : [{ tag: filled.tag, text: filled.value }];
  if (filled.kind === 'gap') return [];
  const owner = filled.website ?? website;
  const children = filled.children.flatMap((child) => nodesOf(content, child, owner));
  const scan = filled.tag === 'Nrlx_xx' ? scanOf(content, owner) : undefined;
  return [{ tag: filled.tag, children: scan ? [...children, { tag: 'Spwj', bytes: scan.bytes }] : children }];
}
