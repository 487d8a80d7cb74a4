import type { NewFiling } from '@beian/domain/filing';
import { readRecord } from '../download/record.ts';
import { encodeReport, previewReport } from '../upload/encode.ts';
import { joinRecords } from '../upload/file.ts';
import type { Report } from '../upload/report.ts';
import { child, childrenOf, decodeXmlBytes, parseXml, type XmlElement } from '../xml/xml.ts';
import { exampleProviderId } from './example.ts';

/** The data file of reports of one kind. */
export const fileOf = (first: Report, ...others: Report[]): Buffer =>
  joinRecords(exampleProviderId, first.block, [first, ...others].map(encodeReport));

/** The records of a data file, and the tag of their block. */
export function recordsIn(xml: Uint8Array): { block: string; records: readonly XmlElement[] } {
  const [block, ...others] = (child(parseXml(decodeXmlBytes(xml)), 'ICP')?.children ?? []).filter(
    ({ name }) => name !== 'Qqdwid',
  );
  if (block === undefined || others.length > 0) throw new Error('a data file has one block');
  return { block: block.name, records: block.children };
}

/** The record of a report as the bureau reads it. */
export function recordOf(report: Report): XmlElement {
  const [record] = recordsIn(fileOf(report)).records;
  if (record === undefined) throw new Error('the file has no record');
  return record;
}

export const problemsOf = (report: Report): string[] =>
  previewReport(report).problems.map(({ code, field, tag }) => `${code} ${field} ${tag}`);

/** Purpose, kind of owner and owner of each attachment. */
export const attachmentsIn = (record: XmlElement): string[][] =>
  childrenOf(record, 'Fj').map((each) => {
    const attachment = child(each, 'Fjxx');
    const owner = child(attachment, 'Fjssdx');
    const id = child(owner, 'Ssdxbs');
    return [
      child(attachment, 'Fjyt')?.text ?? '',
      child(owner, 'Ssdxlx')?.text ?? '',
      ...(id?.children.length ? id.children.map(({ name, text }) => `${name} ${text}`) : [id?.text ?? '']),
    ];
  });

/** Tags of the provider's ids in what is new, as the reader of published records names the bureau's. */
const idTags: Readonly<Record<string, string>> = { IspZtid: 'Ztid', IspWzid: 'Wzid', IspJrid: 'Jrid' };
const withPublishedTags = (element: XmlElement): XmlElement => ({
  ...element,
  name: idTags[element.name] ?? element.name,
  children: element.children.map(withPublishedTags),
});

/** A new filing by the reader of published records, which does not use the element tables. */
export function readNewFiling(record: XmlElement): NewFiling {
  const { subject, websites } = readRecord(withPublishedTags(record));
  return {
    subject: { ...subject, providerId: subject.bureauId },
    websites: websites.map((website) => ({
      ...website,
      providerId: website.bureauId,
      accesses: website.accesses.map((access) => ({ ...access, providerId: access.bureauId })),
    })),
  };
}
