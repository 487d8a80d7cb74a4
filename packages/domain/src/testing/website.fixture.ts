import type { FieldValues } from '../filing/fields.ts';
import type { Subject, Website } from '../filing/record.ts';
import { toFieldValues, websiteToFieldValues } from '../filing/record-values.ts';

/** A unit's website with every field valid. The ID number has a non-existent region. */
export const website: Website = {
  bureauId: '9007199254740993',
  filingNumber: '苏ICP备00000001号-1',
  name: '星河样例网',
  domains: [{ bureauId: '11', providerId: '21', name: 'shop.example' }],
  homeUrl: 'www.shop.example',
  serviceContents: [8],
  languages: [1],
  preApprovals: [{ type: 2, number: '新出审字样例号' }],
  preApprovalValidUntil: '2036-12-31',
  noPreApproval: 'no',
  accesses: [],
  principal: {
    name: '王样例',
    officePhone: '025-00000000',
    mobile: '13000000001',
    emergencyPhone: '13000000003',
    email: 'sample@shop.example',
    idType: 2,
    idNumber: '990000190001010008',
    idValidUntil: '长期',
    legalRepresentative: false,
  },
  remark: '样例',
};

/** The unit that runs it, with every field valid. */
export const subject: Subject = {
  bureauId: '9007199254740991',
  filingNumber: '苏ICP备00000001号',
  name: '星河样例科技有限公司',
  nature: 4,
  investor: '李样例',
  businessScope: '软件开发',
  province: '320000',
  city: '320100',
  county: '320102',
  mailingAddress: '江苏省南京市玄武区样例路1号',
  certificateType: 1,
  certificateNumber: '91320000MA0000015K',
  certificateAddress: '江苏省南京市玄武区样例路1号',
  principal: {
    name: '李样例',
    officePhone: '025-00000001',
    mobile: '13000000002',
    emergencyPhone: '13000000004',
    email: 'owner@shop.example',
    idType: 2,
    idNumber: '990000190001010024',
    idValidUntil: '2046-12-31',
    legalRepresentative: true,
  },
  remark: '样例',
};

export const websiteValues: FieldValues = websiteToFieldValues(website);
export const matterValues: FieldValues = toFieldValues({ subject, website });
