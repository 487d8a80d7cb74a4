import { type AttachmentCodes, attachmentCodes, isPersonalPaper } from '@beian/domain/codes';
import type { NewWebsite, PreApproval, ReportAttachment, Subject, Website } from '@beian/domain/filing';
import type { XmlNode } from '../xml/xml.ts';
import { newAccess } from './access-elements.ts';
import { uploadBlocks } from './blocks.ts';
import { cancellation, optionalPassword, requiredPassword } from './cancellation-elements.ts';
import type { FilledBlock, FilledNode } from './element-row.ts';
import type {
  CancellationReport,
  ChangeReport,
  NewAccessReport,
  NewFilingReport,
  NewWebsiteReport,
  RecordKey,
  Report,
} from './report.ts';
import { changedSubject, filedSubject, newSubject } from './subject-elements.ts';
import { changedWebsites, filedWebsite, websitesOfFiledSubject, websitesOfNewFiling } from './website-elements.ts';

/** The elements of a report's record, and what its checks and attachments need besides. */
export interface ReportContent {
  readonly record: FilledBlock;
  /** Units must give more than persons. */
  readonly isUnit: boolean;
  readonly websites: readonly ReportedWebsite[];
  /** `Ssdxbs` of the subject's attachments, if the report names the subject. */
  readonly subject?: XmlNode;
  readonly attachments: readonly ReportAttachment[];
  readonly codes: AttachmentCodes;
}

export interface ReportedWebsite {
  /** As the report names it: the bureau's id, the provider's id or the filing number */
  readonly id: string;
  /** `Ssdxbs` of its attachments */
  readonly owner: XmlNode;
  readonly homeUrl?: string;
  readonly domains: readonly { readonly name: string }[];
  readonly preApprovals?: readonly PreApproval[];
}

/** Never throws because of a report's values. */
export function contentOf(report: Report): ReportContent {
  switch (report.block) {
    case 'BGBA':
      return change(report);
    case 'ZXBA':
      return ending(report);
    case 'XZBA':
      return filing(report);
    case 'XZWZ':
      return additionalWebsites(report);
    case 'XZJR':
      return additionalAccess(report);
  }
}

const change = (report: ChangeReport): ReportContent => ({
  ...basics(report, [
    ...changedSubject(report.record.subject),
    ...changedWebsites(report.record.websites),
    attachmentsHere,
    ...optionalPassword(report),
  ]),
  isUnit: !isPerson(report.record.subject),
  websites: report.record.websites.map((each) => website(each, each.bureauId, owner('Jlid', each.bureauId))),
  subject: owner('Jlid', report.record.subject.bureauId),
});

const ending = (report: CancellationReport): ReportContent =>
  basics(
    report,
    cancellation.flatMap((row) => row(report)),
  );

/** Here the owner of an attachment is the provider's id itself (docs/spec/bureau-interface.md B-8.2). */
const filing = (report: NewFilingReport): ReportContent => ({
  ...basics(report, [
    ...newSubject(report.filing.subject),
    ...websitesOfNewFiling(report.filing.websites),
    attachmentsHere,
  ]),
  isUnit: !isPerson(report.filing.subject),
  websites: report.filing.websites.map((each) =>
    website(each, each.providerId, { tag: 'Ssdxbs', text: each.providerId }),
  ),
  subject: { tag: 'Ssdxbs', text: report.filing.subject.providerId },
});

/** The new websites have no bureau id yet: their attachments name the provider's (docs/spec/bureau-interface.md B-8.3). */
const additionalWebsites = (report: NewWebsiteReport): ReportContent => ({
  ...basics(report, [
    ...filedSubject(report.subject),
    ...websitesOfFiledSubject(report.websites),
    attachmentsHere,
    ...optionalPassword(report),
  ]),
  isUnit: report.subjectIsUnit === true,
  websites: report.websites.map((each) => website(each, each.providerId, owner('Jlid', each.providerId))),
  subject: ownerOf(report.subject),
});

const additionalAccess = (report: NewAccessReport): ReportContent => ({
  ...basics(report, [
    ...filedWebsite(report.website),
    ...newAccess.flatMap((row) => row(report.access)),
    attachmentsHere,
    ...requiredPassword(report),
  ]),
  websites: [{ id: idOf(report.website), owner: ownerOf(report.website), domains: [] }],
  subject: report.subject && ownerOf(report.subject),
});

const attachmentsHere: FilledNode = { kind: 'attachments', tag: 'Fj' };

const basics = (report: Report, children: readonly FilledNode[]): ReportContent => ({
  record: { kind: 'block', tag: uploadBlocks[report.block].record, children },
  isUnit: false,
  websites: [],
  attachments: report.block === 'ZXBA' ? [] : report.attachments,
  codes: (report.block === 'ZXBA' ? undefined : report.codes) ?? attachmentCodes(),
});

const website = (
  { homeUrl, domains, preApprovals }: Website | NewWebsite,
  id: string,
  owner: XmlNode,
): ReportedWebsite => ({ id, owner, homeUrl, domains, preApprovals });

const owner = (tag: 'Jlid' | 'Baxh', text: string): XmlNode => ({ tag: 'Ssdxbs', children: [{ tag, text }] });
const ownerOf = (key: RecordKey): XmlNode =>
  'bureauId' in key ? owner('Jlid', key.bureauId) : owner('Baxh', key.filingNumber);
const idOf = (key: RecordKey): string => ('bureauId' in key ? key.bureauId : key.filingNumber);

/** 5 is 个人; without a nature the certificate type decides (docs/spec/bureau-interface.md B-10.2: persons' certificates). */
const isPerson = ({ nature, certificateType }: Pick<Subject, 'nature' | 'certificateType'>): boolean =>
  nature === undefined ? isPersonalPaper(certificateType) : nature === 5;
