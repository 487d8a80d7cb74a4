/** The sandbox's subject that is filed through another provider alone (docs/sandbox.md). */
export const filing = { number: '苏ICP备00000014号', website: '苏ICP备00000014号-1', password: 'Ba000014' };

/** What is filed, as its applicant declares it. */
export const declared = {
  'subject.name': '建邺样例家居有限公司',
  'subject.nature': '4',
  'subject.investor': '邓样例',
  'subject.city': '320100',
  'subject.county': '320105',
  'subject.mailingAddress': '江苏省南京市建邺区样例路14号样例大厦14层',
  'subject.certificateType': '1',
  'subject.certificateNumber': '91320000MA0000146F',
  'subject.certificateAddress': '江苏省南京市建邺区样例路14号',
  ...principal('subject', '邓样例', '320000198501140142', '01', 'owner', 'yes'),
  'website.name': '建邺样例家居',
  'website.domains': ['jianye-home.example'],
  'website.homeUrl': 'www.jianye-home.example',
  'website.serviceContents': ['8'],
  'website.languages': ['1'],
  ...principal('website', '曹样例', '320000198602140141', '02', 'site', 'no'),
};

/**
 * @param {string} owner @param {string} name @param {string} idNumber @param {string} part @param {string} mailbox
 * @param {'yes' | 'no'} legal
 */
function principal(owner, name, idNumber, part, mailbox, legal) {
  return {
    [`${owner}.principal.name`]: name,
    [`${owner}.principal.idType`]: '2',
    [`${owner}.principal.idNumber`]: idNumber,
    [`${owner}.principal.idValidUntil`]: '长期',
    [`${owner}.principal.legalRepresentative`]: legal,
    [`${owner}.principal.mobile`]: `130000014${part}`,
    [`${owner}.principal.officePhone`]: `025-888814${part}`,
    [`${owner}.principal.email`]: `${mailbox}@jianye-home.example`,
  };
}
