import type { AttachmentCodes } from '@beian/domain/codes';
import { isReported, materialRow, type ReportAttachment } from '@beian/domain/filing';
import { encodeGbk } from '../protocol/gbk.ts';
import { base64Length, writeXml, type XmlNode } from '../xml/xml.ts';
import type { ReportContent } from './content.ts';
import { type ReportProblem, reportProblem } from './problems.ts';

/** The attachments that are sent, also those that are sent as scans of pre-approvals. */
export const reportedAttachments = ({ attachments }: ReportContent): readonly ReportAttachment[] =>
  attachments.filter(({ kind }) => isReported(kind));

const isAttached = ({ kind }: ReportAttachment): boolean => materialRow(kind).purpose !== null;

/** `Ssdxbs`; undefined if the report does not name the subject, or has no such website. */
function ownerOf({ subject, websites }: ReportContent, { kind, websiteId }: ReportAttachment): XmlNode | undefined {
  if (materialRow(kind).owner === 'subject') return subject;
  return (websiteId === undefined ? websites[0] : websites.find(({ id }) => id === websiteId))?.owner;
}

/** The scan of a website's pre-approvals; one picture is used for all of them. */
export function scanOf({ attachments }: ReportContent, website: string | undefined): ReportAttachment | undefined {
  const scans = attachments.filter(({ kind }) => materialRow(kind).approval);
  return (
    scans.find(({ websiteId }) => websiteId !== undefined && websiteId === website) ??
    scans.find(({ websiteId }) => websiteId === undefined)
  );
}

/** Always JPEG; one `Fjxx` in each `Fj` (docs/spec/bureau-interface.md B-13, row 12). */
export const attachmentNodes = (content: ReportContent): XmlNode[] =>
  content.attachments.filter(isAttached).map((attachment) => ({
    tag: 'Fj',
    children: [fileNode(attachment, content.codes, ownerOf(content, attachment) ?? { tag: 'Ssdxbs', text: '' })],
  }));

function fileNode({ kind, bytes }: ReportAttachment, codes: AttachmentCodes, ownerNode: XmlNode): XmlNode {
  const { purpose, owner } = materialRow(kind);
  const ownerKind: XmlNode = { tag: 'Ssdxlx', text: owner === 'subject' ? '1' : '2' };
  return {
    tag: 'Fjxx',
    children: [
      { tag: 'Fjwjgs', text: codes.jpeg },
      { tag: 'Fjyt', text: codes.purpose(purpose ?? 0) },
      { tag: 'Fjnr', bytes },
      { tag: 'Fjssdx', children: [ownerKind, ownerNode] },
    ],
  };
}

/** Materials of filed data that leave on their own. */
export interface MaterialReport {
  readonly attachments: readonly ReportAttachment[];
  readonly codes: AttachmentCodes;
  /** The bureau's ids. */
  readonly subjectId: string;
  readonly websiteId: string;
}

/** 真实性核验材料: records of a data file, one for each attachment (`XZHYD/Fjxx`, docs/spec/bureau-interface.md B-8.6). */
export const encodeMaterial = ({ attachments, codes, subjectId, websiteId }: MaterialReport): Buffer[] =>
  attachments.filter(isAttached).map((attachment) => {
    const id = materialRow(attachment.kind).owner === 'subject' ? subjectId : websiteId;
    return encodeGbk(writeXml(fileNode(attachment, codes, { tag: 'Ssdxbs', children: [{ tag: 'Jlid', text: id }] })));
  });

/** Size is measured on the base64 text (docs/spec/bureau-interface.md B-16.3); the format sent is always 1, jpg. */
export const attachmentProblems = (content: ReportContent): ReportProblem[] => [
  ...reportedAttachments(content).flatMap((attachment) => problemsOf(content, attachment)),
  ...missingScans(content),
];

function problemsOf(content: ReportContent, attachment: ReportAttachment): ReportProblem[] {
  const { kind, bytes, websiteId } = attachment;
  const { label, reportLimit } = materialRow(kind);
  const place = { field: `material.${kind}`, tag: 'Fj/Fjxx/Fjnr', website: websiteId, label };
  const problems: ReportProblem[] = [];
  if (!(bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff))
    problems.push(reportProblem('ATTACHMENT_NOT_JPEG', place));
  if (base64Length(bytes.length) > reportLimit) {
    problems.push(reportProblem('ATTACHMENT_TOO_LARGE', place, { limit: reportLimit / 1024 }));
  }
  if (isAttached(attachment) && ownerOf(content, attachment) === undefined) {
    problems.push(reportProblem('ATTACHMENT_WITHOUT_OWNER', { ...place, tag: 'Fj/Fjxx/Fjssdx/Ssdxbs' }));
  }
  return problems;
}

const missingScans = (content: ReportContent): ReportProblem[] =>
  content.websites
    .filter(({ id, preApprovals }) => preApprovals?.length && scanOf(content, id) === undefined)
    .map(({ id }) =>
      reportProblem('MISSING', {
        field: 'material.PRE_APPROVAL',
        tag: 'Wz_xx/Nrlx/Nrlx_xx/Spwj',
        website: id,
        label: materialRow('PRE_APPROVAL').label,
      }),
    );
