import { type FieldValues, readWebsite } from '../order/fields.ts';
import type { Website } from '../record/record.ts';

/** A unit's website with every field filled in and in order. The ID number has an impossible region. */
export const website: Website = {
  bureauId: '9007199254740993',
  filingNumber: '苏ICP备00000001号-1',
  name: '星河样例网',
  domains: [{ bureauId: '11', providerId: '21', name: 'shop.example' }],
  homeUrl: 'www.shop.example',
  serviceContents: [8],
  languages: [1],
  accesses: [],
  principal: {
    name: '王样例',
    officePhone: '025-00000000',
    mobile: '13000000001',
    email: 'sample@shop.example',
    idType: 2,
    idNumber: '990000190001010008',
  },
  remark: '样例',
};

export const websiteValues: FieldValues = readWebsite(website);
