import type { zhRecords } from './zh-records.ts';

/** Filed records: list and page. Loaded with what shows them (`records-texts.ts`). */
export const enRecords: Readonly<Record<keyof typeof zhRecords, string>> = {
  'records.title': 'Filing records',
  'records.find': 'Find filing number or subject',
  'records.filingNumber': 'Filing number',
  'records.name': 'Organiser',
  'records.province': 'Province',
  'records.domains': 'Domains',
  'records.openOrder': 'Open order',
  'records.changedAt': 'Updated',
  'records.total':
    '{n} subject, with those deregistered or filed elsewhere, without those whose first filing is under way|{n} subjects, with those deregistered or filed elsewhere, without those whose first filing is under way',
  'records.emptyTitle': 'No filing records yet',
  'records.emptyHint': 'They appear here once downloaded from a bureau',
  'records.emptyFiltered': 'No filing record matches',
  'records.loading': 'Loading filing records',
  'record.subject': 'Subject',
  'record.websites': 'Websites ({n})',
  'record.ours': 'hosted by us',
  'record.notOurs': 'hosted elsewhere',
  'record.noOpenOrder': 'No open order',
  'record.noWebsites': 'This record has no websites',
  'record.partners': 'Partners that may act on it',
  'record.noPartners': 'No partner may act on this record',
  'record.masked': 'Personal values are masked',
};
